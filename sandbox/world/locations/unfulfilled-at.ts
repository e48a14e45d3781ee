import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { World } from "#sandbox/world/world.ts";

/** The fulfilment orders that a location still has to fulfil. */
export function unfulfilledAt(world: World, shop: string, locationId: string): FulfillmentOrderRecord[] {
  return world
    .ordersOf(shop)
    .flatMap((order) => world.fulfillmentOrdersOf(order))
    .filter((one) => one.locationId === locationId && one.status !== "CLOSED" && one.status !== "CANCELLED");
}
