// A page of a store's orders found by walking its index: only orders that may be on the page are read.
import {
  type Connection,
  checkPage,
  decodeCursor,
  type Ordering,
  orderIds,
  orderValues,
  type PageArguments,
  pageOf,
} from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { byMilliseconds, byNumber, byText, necessaryTest, type SearchField } from "#sandbox/graphql/search.ts";
import type { OrderHead, OrderSortKey } from "#sandbox/world/order-index.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

const SORTED_BY: Record<string, OrderSortKey> = {
  CREATED_AT: "createdAt",
  PROCESSED_AT: "processedAt",
  UPDATED_AT: "updatedAt",
  ID: "id",
  ORDER_NUMBER: "number",
};

const HEAD_FIELDS: Readonly<Record<string, SearchField<OrderHead>>> = {
  id: byNumber((head) => head.id),
  customer_id: byText((head) => head.customerId),
  created_at: byMilliseconds((head) => head.createdAt * 1_000),
  processed_at: byMilliseconds((head) => head.processedAt * 1_000),
  updated_at: byMilliseconds((head) => head.updatedAt * 1_000),
};

/** @returns null when the index is not sorted by this key. */
export function ordersPage(
  { world, shop }: RequestContext,
  args: PageArguments & { query?: string | null },
  sortKey: string,
  ordering: Ordering<OrderRecord>,
  matches: (order: OrderRecord) => boolean,
): Connection<OrderRecord> | null {
  const key = SORTED_BY[sortKey];
  if (!key) return null;
  checkPage(args);
  const heads = world.orderIndex.sorted(shop.domain, key);
  const count = heads.length;
  // Positions run in the direction that was asked for.
  const headAt = (position: number) => heads[args.reverse ? count - 1 - position : position] as OrderHead;
  const bound = (cursor: string | null | undefined, otherwise: number, isAfter: boolean) => {
    if (!cursor) return otherwise;
    const { id, value } = decodeCursor(cursor);
    const at = key === "id" || key === "number" ? value : Date.parse(String(value)) / 1_000;
    const sign = args.reverse ? -1 : 1;
    // The first position behind the cursor, or at it.
    return firstWhere(count, (position) => {
      const head = headAt(position);
      const against = sign * ((key === "id" ? 0 : orderValues(head[key], at)) || orderIds(head.id, id));
      return isAfter ? against > 0 : against >= 0;
    });
  };
  const from = bound(args.after, 0, true);
  const to = bound(args.before, count, false);
  const mayMatch = necessaryTest(args.query, HEAD_FIELDS);
  const find = (position: number): OrderRecord | null => {
    const head = headAt(position);
    if (mayMatch && !mayMatch(head)) return null;
    const order = world.state.orders[head.id];
    return order && matches(order) ? order : null;
  };
  const isAny = (start: number, end: number, step: 1 | -1) => {
    for (let position = start; position !== end; position += step) if (find(position)) return true;
    return false;
  };

  const page: OrderRecord[] = [];
  if (args.first != null) {
    let position = from;
    for (; position < to && page.length < args.first; position++) {
      const order = find(position);
      if (order) page.push(order);
    }
    return pageOf(page, ordering, {
      hasNextPage: isAny(position, count, 1),
      hasPreviousPage: page.length > 0 && isAny(from - 1, -1, -1),
    });
  }
  let position = to - 1;
  for (; position >= from && page.length < (args.last ?? 0); position--) {
    const order = find(position);
    if (order) page.unshift(order);
  }
  return pageOf(page, ordering, {
    hasNextPage: page.length > 0 && isAny(to, count, 1),
    hasPreviousPage: isAny(position, -1, -1),
  });
}

/** The lowest position at which `test` holds, given that it holds from there on. */
function firstWhere(count: number, test: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
