import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** The order that a fulfilment belongs to; null for none of this shop. Newest orders are looked at first. */
export function orderOfFulfillment(world: World, shop: string, id: string): OrderRecord | null {
  const orders = world.ordersOf(shop);
  for (let index = orders.length - 1; index >= 0; index--) {
    const order = orders[index];
    if (order?.fulfillments.some((one) => one.id === id)) return order;
  }
  return null;
}
