// What one look at a record has worked out so far, for all rules that see the same of it.
import type { Explained } from "#app/rules/compile-condition.ts";

let looks = 0;

export class Look {
  /** No other look has it: what a condition keeps of its last look is known by it, and holds none of the record. */
  readonly number: number = ++looks;
  #explained: Map<object, Explained> | null = null;

  explained(condition: object): Explained | undefined {
    return this.#explained?.get(condition);
  }

  keep(condition: object, explained: Explained): void {
    this.#explained ??= new Map();
    this.#explained.set(condition, explained);
  }
}
