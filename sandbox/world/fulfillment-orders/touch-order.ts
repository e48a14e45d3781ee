import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Says that the order of a changed fulfilment order has changed with it: what it shows as its status hangs on these. */
export function touchOrder(world: World, one: FulfillmentOrderRecord, emit: Emit): void {
  const order = world.state.orders[one.orderId];
  if (!order) return;
  touch(world, order);
  emit("orders/updated", { orderId: order.id, customerId: order.customerId });
}
