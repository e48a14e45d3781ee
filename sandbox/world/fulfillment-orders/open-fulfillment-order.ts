import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import { wrongStatus } from "#sandbox/world/fulfillment-orders/wrong-state.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * Marks a scheduled fulfilment order as due, or takes back reported progress. Emits
 * fulfillment_orders/manually_reported_progress_stopped for the latter.
 */
export function openFulfillmentOrder(world: World, shop: string, id: string, actor: Actor): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  const reported = one.status === "IN_PROGRESS" && one.requestStatus === "UNSUBMITTED";
  if (!reported && one.status !== "SCHEDULED") throw wrongStatus(one);
  one.status = "OPEN";
  touch(world, one);
  const emit = world.action(shop, actor);
  if (reported)
    emit("fulfillment_orders/manually_reported_progress_stopped", { orderId: one.orderId, fulfillmentOrderId: one.id });
  touchOrder(world, one, emit);
  return one;
}
