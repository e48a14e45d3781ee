// Where a store's orders stand: by store, by customer and by time, without reading them.
import type { OrderRecord } from "#sandbox/world/types.ts";

/** What of an order lists are sorted and narrowed by. Times are seconds since the epoch. */
export interface OrderHead {
  id: string;
  shop: string;
  customerId: string | null;
  number: number;
  createdAt: number;
  processedAt: number;
  updatedAt: number;
}

export type OrderSortKey = "id" | "number" | "createdAt" | "processedAt" | "updatedAt";

/** Many in a row are one moment. */
let parsed = { instant: "1970-01-01T00:00:00Z", seconds: 0 };

function seconds(instant: string): number {
  if (instant !== parsed.instant) parsed = { instant, seconds: Math.floor(Date.parse(instant) / 1_000) };
  return parsed.seconds;
}

/** So many of a store's orders are remembered as touched last. */
const RECENT = 64;

export const headOf = (order: OrderRecord): OrderHead => ({
  id: order.id,
  shop: order.shop,
  customerId: order.customerId,
  number: order.number,
  createdAt: seconds(order.createdAt),
  processedAt: seconds(order.processedAt),
  updatedAt: seconds(order.updatedAt),
});

const byId = (a: Pick<OrderHead, "id">, b: Pick<OrderHead, "id">) =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const compare = (key: OrderSortKey, a: OrderHead, b: OrderHead) => (key === "id" ? 0 : a[key] - b[key]) || byId(a, b);

interface OfShop {
  /** As they came. */
  heads: OrderHead[];
  /** By key, ascending; those of `loose` keys are to be sorted again when they are asked for: nearly sorted, that is quick. */
  sorted: Map<OrderSortKey, OrderHead[]>;
  loose: Set<OrderSortKey>;
  /** Ids of those touched last, the last one at the end. */
  recent: Set<string>;
}

export class OrderIndex {
  readonly #heads = new Map<string, OrderHead>();
  readonly #ofShop = new Map<string, OfShop>();
  readonly #ofCustomer = new Map<string, OrderHead[]>();

  get size(): number {
    return this.#heads.size;
  }

  all(): IterableIterator<OrderHead> {
    return this.#heads.values();
  }

  head(id: string): OrderHead | undefined {
    return this.#heads.get(id);
  }

  ofShop(shop: string): readonly OrderHead[] {
    return this.#ofShop.get(shop)?.heads ?? [];
  }

  ofCustomer(customerId: string): readonly OrderHead[] {
    return this.#ofCustomer.get(customerId) ?? [];
  }

  /** Ascending by the key, then by id. */
  sorted(shop: string, key: OrderSortKey): readonly OrderHead[] {
    const of = this.#ofShop.get(shop);
    if (!of) return [];
    const known = of.sorted.get(key);
    if (known && !of.loose.has(key)) return known;
    const sorted = known ?? [...of.heads];
    sorted.sort((a, b) => compare(key, a, b));
    of.sorted.set(key, sorted);
    of.loose.delete(key);
    return sorted;
  }

  /** Those touched last, the last one first: without sorting anything. */
  recent(shop: string): string[] {
    return [...(this.#ofShop.get(shop)?.recent ?? [])].reverse();
  }

  /** The order with the highest id up to this one. */
  lastBefore(shop: string, id: string): OrderHead | undefined {
    const sorted = this.sorted(shop, "id");
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byId(sorted[middle] as OrderHead, { id }) > 0) high = middle;
      else low = middle + 1;
    }
    return sorted[low - 1];
  }

  add(head: OrderHead): void {
    this.#heads.set(head.id, head);
    let of = this.#ofShop.get(head.shop);
    if (!of) {
      of = { heads: [], sorted: new Map(), loose: new Set(), recent: new Set() };
      this.#ofShop.set(head.shop, of);
    }
    of.heads.push(head);
    for (const [key, sorted] of of.sorted) {
      const last = sorted.at(-1);
      sorted.push(head);
      if (last && compare(key, last, head) > 0) of.loose.add(key);
    }
    if (head.customerId) this.#addToCustomer(head.customerId, head);
  }

  remove(id: string): void {
    const head = this.#heads.get(id);
    if (!head) return;
    this.#heads.delete(id);
    const of = this.#ofShop.get(head.shop);
    if (of) {
      of.heads = of.heads.filter((one) => one !== head);
      of.recent.delete(id);
      of.sorted.clear();
    }
    if (head.customerId) this.#takeFromCustomer(head.customerId, head);
  }

  /** Follows an order that was changed. */
  update(order: OrderRecord): void {
    const head = this.#heads.get(order.id);
    if (!head) return;
    if (head.customerId !== order.customerId) {
      if (head.customerId) this.#takeFromCustomer(head.customerId, head);
      if (order.customerId) this.#addToCustomer(order.customerId, head);
      head.customerId = order.customerId;
    }
    const now = headOf(order);
    const of = this.#ofShop.get(head.shop);
    if (of) remember(of.recent, order.id);
    for (const key of ["number", "createdAt", "processedAt", "updatedAt"] as const) {
      if (head[key] === now[key]) continue;
      head[key] = now[key];
      of?.loose.add(key);
    }
  }

  #addToCustomer(customerId: string, head: OrderHead): void {
    const known = this.#ofCustomer.get(customerId);
    if (known) known.push(head);
    else this.#ofCustomer.set(customerId, [head]);
  }

  #takeFromCustomer(customerId: string, head: OrderHead): void {
    const left = this.#ofCustomer.get(customerId)?.filter((one) => one !== head) ?? [];
    if (left.length > 0) this.#ofCustomer.set(customerId, left);
    else this.#ofCustomer.delete(customerId);
  }
}

function remember(recent: Set<string>, id: string): void {
  recent.delete(id);
  recent.add(id);
  if (recent.size <= RECENT) return;
  const [oldest] = recent;
  if (oldest) recent.delete(oldest);
}
