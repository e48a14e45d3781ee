import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** A fulfilment of this shop with its order. In which words Shopify refuses an unknown one is not known. */
export function expectFulfillment(
  world: World,
  shop: string,
  id: string,
  what: string,
): { order: OrderRecord; fulfillment: FulfillmentRecord } {
  const order = orderOfChild(world, shop, "fulfillments", id);
  const fulfillment = order?.fulfillments.find((one) => one.id === id);
  if (!order || !fulfillment) throw new NotSimulated(`${what} of a fulfilment that does not exist`);
  return { order, fulfillment };
}
