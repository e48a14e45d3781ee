import type { OrderHead } from "#sandbox/world/order-index.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/**
 * Orders in a row, read one by one as they are wanted: a store may have a million. What comes out is for reading; who wants
 * to change an order fetches it by its id.
 */
export class OrderList implements Iterable<OrderRecord> {
  readonly heads: readonly OrderHead[];
  readonly #read: (id: string) => OrderRecord;

  constructor(heads: readonly OrderHead[], read: (id: string) => OrderRecord) {
    this.heads = heads;
    this.#read = read;
  }

  get length(): number {
    return this.heads.length;
  }

  at(index: number): OrderRecord | undefined {
    const head = this.heads.at(index);
    return head && this.#read(head.id);
  }

  *[Symbol.iterator](): Generator<OrderRecord> {
    for (const { id } of this.heads) yield this.#read(id);
  }

  slice(from?: number, to?: number): OrderRecord[] {
    return this.heads.slice(from, to).map(({ id }) => this.#read(id));
  }

  map<T>(make: (order: OrderRecord) => T): T[] {
    return this.heads.map(({ id }) => make(this.#read(id)));
  }

  flatMap<T>(make: (order: OrderRecord) => T | readonly T[]): T[] {
    return this.heads.flatMap(({ id }) => make(this.#read(id)));
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
