import { expectFulfillment } from "#sandbox/world/fulfillments/expect-fulfillment.ts";
import type { FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * Takes a fulfilment back: its units may be fulfilled again. Allowed in every state, also twice and after delivery
 * (recorded). Emits fulfillments/update.
 */
export function cancelFulfillment(
  world: World,
  shop: string,
  id: string,
  actor: Actor,
): { order: OrderRecord; fulfillment: FulfillmentRecord; changed: boolean } {
  const { order, fulfillment } = expectFulfillment(world, shop, id, ["id"]);
  if (fulfillment.status === "CANCELLED") return { order, fulfillment, changed: false };
  fulfillment.status = "CANCELLED";
  touch(world, fulfillment);
  giveBack(world, fulfillment);
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("fulfillments/update", { ...about, childId: fulfillment.id });
  emit("orders/updated", about);
  return { order, fulfillment, changed: true };
}

function giveBack(world: World, fulfillment: FulfillmentRecord): void {
  const parents = fulfillment.fulfillmentOrderIds.flatMap((id) => world.state.fulfillmentOrders[id] ?? []);
  for (const { lineId, quantity } of fulfillment.lines) {
    let left = quantity;
    for (const one of parents)
      for (const line of one.lines) {
        if (line.lineId !== lineId) continue;
        const back = Math.min(left, line.totalQuantity - line.remainingQuantity);
        line.remainingQuantity += back;
        left -= back;
      }
  }
  for (const one of parents) {
    if (one.status === "CLOSED" && one.lines.some((line) => line.remainingQuantity > 0)) one.status = "OPEN";
    touch(world, one);
  }
}
