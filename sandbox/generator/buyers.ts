// Who buys: somebody new, or somebody who bought before, and the more often somebody bought, the more likely again. That
// makes the long tail of a real store: most buy once, few buy very often.
import type { Chance } from "#sandbox/world/seeded-random.ts";

/** Share of orders by somebody new. */
const NEW = 0.42;

export class Buyers {
  /** Once for every order that they made. */
  readonly #bought: string[] = [];
  /** People so far: tells those of one name apart. */
  serial: number;

  constructor(serial = 0, bought: Iterable<string> = []) {
    this.serial = serial;
    for (const id of bought) this.#bought.push(id);
  }

  /** Id of somebody who bought before, or null: it is somebody new. */
  draw(chance: Chance): string | null {
    if (this.#bought.length === 0 || chance.happens(NEW)) return null;
    return this.#bought[chance.between(0, this.#bought.length - 1)] ?? null;
  }

  note(customerId: string): void {
    this.#bought.push(customerId);
  }
}
