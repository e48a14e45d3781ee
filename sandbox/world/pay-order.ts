import { financialStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Captures what is authorised, or takes what is outstanding ("mark as paid").
 * @param amount captures part of an authorisation; everything by default.
 */
export function payOrder(
  world: World,
  shop: string,
  orderId: string,
  amount?: Minor,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  const totals = orderTotals(order);
  if (order.cancelledAt || totals.outstanding <= 0)
    throw new Refused("Order cannot be marked as paid.", { field: ["id"] });
  const authorization = order.transactions.find((t) => t.kind === "AUTHORIZATION" && t.status === "SUCCESS");
  const capturing = authorization && totals.authorized > 0;
  const paid = Math.min(amount ?? totals.outstanding, capturing ? totals.authorized : totals.outstanding);
  if (paid <= 0) throw new Refused("Amount must be greater than zero for capture transactions");
  const pending = order.transactions.find((t) => t.kind === "SALE" && t.status === "PENDING");
  if (!order.gateway) order.gateway = "manual";
  order.transactions.push({
    id: world.nextId(),
    parentId: capturing ? authorization.id : (pending?.id ?? null),
    kind: capturing ? "CAPTURE" : "SALE",
    status: "SUCCESS",
    amount: paid,
    gateway: capturing ? authorization.gateway : order.gateway,
    processedAt: world.now(),
  });
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId, customerId: order.customerId };
  if (financialStatus(order) === "PAID") emit("orders/paid", about);
  emit("orders/updated", about);
  return order;
}
