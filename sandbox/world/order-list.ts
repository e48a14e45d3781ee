import type { OrderHead } from "#sandbox/world/order-index.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/**
 * Orders in a row, read one by one as they are wanted: a store may have a million. What comes out is for reading; who wants
 * to change an order fetches it by its id.
 */
export class OrderList implements Iterable<OrderRecord> {
  readonly #heads: readonly OrderHead[];
  readonly #read: (id: string) => OrderRecord;
  readonly #isReversed: boolean;

  /** @param isReversed the last one first. */
  constructor(heads: readonly OrderHead[], read: (id: string) => OrderRecord, isReversed = false) {
    this.#heads = heads;
    this.#read = read;
    this.#isReversed = isReversed;
  }

  get length(): number {
    return this.#heads.length;
  }

  at(index: number): OrderRecord | undefined {
    const head = this.#heads.at(this.#isReversed ? -1 - index : index);
    return head && this.#read(head.id);
  }

  *[Symbol.iterator](): Generator<OrderRecord> {
    const count = this.length;
    for (let index = 0; index < count; index++) {
      const order = this.at(index);
      if (order) yield order;
    }
  }

  slice(from = 0, to = this.length): OrderRecord[] {
    const at = (index: number) => (index < 0 ? Math.max(0, this.length + index) : Math.min(index, this.length));
    const found: OrderRecord[] = [];
    for (let index = at(from); index < at(to); index++) {
      const order = this.at(index);
      if (order) found.push(order);
    }
    return found;
  }

  map<T>(make: (order: OrderRecord) => T): T[] {
    return Array.from(this, make);
  }

  flatMap<T>(make: (order: OrderRecord) => T | readonly T[]): T[] {
    return [...this].flatMap(make);
  }

  filter(test: (order: OrderRecord) => boolean): OrderRecord[] {
    const found: OrderRecord[] = [];
    for (const order of this) if (test(order)) found.push(order);
    return found;
  }

  find(test: (order: OrderRecord) => boolean): OrderRecord | undefined {
    for (const order of this) if (test(order)) return order;
    return undefined;
  }

  some(test: (order: OrderRecord) => boolean): boolean {
    return this.find(test) !== undefined;
  }
}
