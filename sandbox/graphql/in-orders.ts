import type { RequestContext } from "#sandbox/graphql/context.ts";
import { visible } from "#sandbox/graphql/orders-connection.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/** The first thing that `look` finds in an order that the asking app may see, those changed last first. */
export function inOrders<T>(context: RequestContext, look: (order: OrderRecord) => T | null | undefined): T | null {
  for (const order of context.world.lastChangedOrdersOf(context.shop.domain)) {
    const found = visible(order, context) ? look(order) : null;
    if (found) return found;
  }
  return null;
}

/** The one of an id. */
export const by =
  (id: string) =>
  <T extends { id: string }>(one: T): boolean =>
    one.id === id;

/** A child with its order; null where it is none. */
export const withOrder = <T>(order: OrderRecord, it: T | undefined): { order: OrderRecord; it: T } | null =>
  it === undefined ? null : { order, it };
