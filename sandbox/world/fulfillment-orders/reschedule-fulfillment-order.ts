import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { schedule } from "#sandbox/world/fulfillment-orders/schedule-fulfillment-order.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Gives a scheduled fulfilment order another date; it is open from then on. Emits fulfillment_orders/rescheduled. */
export function rescheduleFulfillmentOrder(
  world: World,
  shop: string,
  id: string,
  fulfillAt: Instant,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  if (one.status !== "SCHEDULED") throw new Refused("Fulfillment order must be scheduled.");
  schedule(world, shop, one, fulfillAt);
  touch(world, one);
  world.action(shop, actor)("fulfillment_orders/rescheduled", { orderId: one.orderId, fulfillmentOrderId: one.id });
  return one;
}
