import { orderOfChild } from "#sandbox/world/order-of-child.ts";
import type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * A fulfilment of this shop with its order. An unknown one is a user error (documentation of
 * `fulfillmentTrackingInfoUpdateV2`, by the title of its example); the words follow those of fulfilment orders (recorded).
 */
export function expectFulfillment(
  world: World,
  shop: string,
  id: string,
  field: string[],
): { order: OrderRecord; fulfillment: FulfillmentRecord } {
  const order = orderOfChild(world, shop, "fulfillments", id);
  const fulfillment = order?.fulfillments.find((one) => one.id === id);
  if (!order || !fulfillment) throw new Refused("Fulfillment does not exist.", { field });
  return { order, fulfillment };
}
