// A fulfilment order of a subscription or a pre-order waits until its time has come.
import { doLater } from "#sandbox/world/due.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Has it opened by itself at that time, which replaces an earlier one. */
export function schedule(world: World, shop: string, one: FulfillmentOrderRecord, fulfillAt: Instant): void {
  one.fulfillAt = fulfillAt;
  doLater(world, shop, "open-fulfillment-order", one.id, Math.max(0, Date.parse(fulfillAt) - world.nowMs()));
}

/**
 * Opens what has become due (documentation of `FulfillmentOrder.fulfillAt`). Emits
 * fulfillment_orders/scheduled_fulfillment_order_ready. Nothing happens to what was opened, cancelled or put off meanwhile.
 */
export function openWhenDue(world: World, shop: string, id: string): void {
  const one = world.fulfillmentOrder(shop, id);
  if (one?.status !== "SCHEDULED" || one.fulfillAt === null || one.fulfillAt > world.now()) return;
  one.status = "OPEN";
  touch(world, one);
  const emit = world.action(shop, { by: "shopify" });
  emit("fulfillment_orders/scheduled_fulfillment_order_ready", { orderId: one.orderId, fulfillmentOrderId: one.id });
  touchOrder(world, one, emit);
}
