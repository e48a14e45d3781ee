import { touch } from "#sandbox/world/touch.ts";
import type { Actor, FulfillmentOrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Releases holds by id, or everybody's ("all"). Ids that are not there are passed over. When the last one goes, what a
 * partial hold split off comes back. Emits fulfillment_holds/released, and fulfillment_orders/hold_released when the fulfilment order is free again.
 */
export function releaseHolds(
  world: World,
  shop: string,
  id: string,
  holdIds: readonly string[] | "all",
  actor: Actor,
): { fulfillmentOrder: FulfillmentOrderRecord; released: number } {
  const one = world.fulfillmentOrder(shop, id);
  if (!one)
    throw new Refused("Fulfillment order does not exist.", { code: "FULFILLMENT_ORDER_NOT_FOUND", field: ["id"] });
  const kept = holdIds === "all" ? [] : one.holds.filter((hold) => !holdIds.includes(hold.id));
  const gone = one.holds.filter((hold) => !kept.includes(hold));
  const released = gone.length;
  if (released === 0) return { fulfillmentOrder: one, released };
  one.holds = kept;
  if (kept.length === 0) {
    // Documentation of the REST resource: releasing changes it to OPEN or SCHEDULED.
    const isToWait = one.heldWhileScheduled && (one.fulfillAt === null || one.fulfillAt > world.now());
    one.status = isToWait ? "SCHEDULED" : "OPEN";
    delete one.heldWhileScheduled;
    takeBack(world, one);
  }
  touch(world, one);
  const order = world.order(shop, one.orderId);
  if (order) touch(world, order);
  const emit = world.action(shop, actor);
  for (const hold of gone)
    emit("fulfillment_holds/released", {
      orderId: one.orderId,
      fulfillmentOrderId: one.id,
      childId: hold.id,
      data: { hold: { ...hold } },
    });
  if (kept.length === 0) emit("fulfillment_orders/hold_released", { orderId: one.orderId, fulfillmentOrderId: one.id });
  emit("orders/updated", { orderId: one.orderId, customerId: order?.customerId ?? null });
  return { fulfillmentOrder: one, released };
}

// Recorded: releasing a partial hold joins the two again; the one that was split off stays, closed and empty.
function takeBack(world: World, one: FulfillmentOrderRecord): void {
  const order = world.state.orders[one.orderId];
  if (!order) return;
  for (const rest of world.fulfillmentOrdersOf(order)) {
    if (rest.leftByHoldOn !== one.id || rest.status !== "OPEN" || rest.locationId !== one.locationId) continue;
    for (const line of rest.lines) {
      const same = one.lines.find((candidate) => candidate.lineId === line.lineId);
      if (same) {
        same.totalQuantity += line.remainingQuantity;
        same.remainingQuantity += line.remainingQuantity;
      } else one.lines.push({ ...line, totalQuantity: line.remainingQuantity });
      line.totalQuantity -= line.remainingQuantity;
      line.remainingQuantity = 0;
    }
    rest.status = "CLOSED";
    touch(world, rest);
  }
}
