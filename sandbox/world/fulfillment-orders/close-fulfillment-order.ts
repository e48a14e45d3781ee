import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { expectService } from "#sandbox/world/fulfillment-orders/expect-service.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import { wrongStatus } from "#sandbox/world/fulfillment-orders/wrong-state.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * A fulfilment service gives up what it had accepted: INCOMPLETE, for the merchant to decide on (recorded). Emits
 * fulfillment_orders/fulfillment_service_failed_to_complete.
 */
export function closeFulfillmentOrder(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  expectService(world, one);
  if (one.status !== "IN_PROGRESS") throw wrongStatus(one);
  one.status = "INCOMPLETE";
  one.requestStatus = "CLOSED";
  touch(world, one);
  const emit = world.action(shop, actor);
  emit("fulfillment_orders/fulfillment_service_failed_to_complete", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    data: { message },
  });
  touchOrder(world, one, emit);
  return one;
}
