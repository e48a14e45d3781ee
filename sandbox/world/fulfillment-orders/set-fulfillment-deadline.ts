import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Instant } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Sets the latest date at which fulfilment orders are to be fulfilled. No topic tells of it. */
export function setFulfillmentDeadline(
  world: World,
  shop: string,
  ids: readonly string[],
  deadline: Instant,
): FulfillmentOrderRecord[] {
  const found = ids.flatMap((id) => world.fulfillmentOrder(shop, id) ?? []);
  if (found.length < ids.length)
    throw new Refused("The fulfillment orders could not be found.", {
      field: ["fulfillmentOrderIds"],
      code: "FULFILLMENT_ORDERS_NOT_FOUND",
    });
  for (const one of found) {
    one.fulfillBy = deadline;
    touch(world, one);
  }
  return found;
}
