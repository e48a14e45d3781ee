import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import { capturableOf, orderTotals } from "#sandbox/world/order-totals.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Whether staff or an app may mark an order as paid: something is owed, and nobody cancelled it (`Order.canMarkAsPaid`). */
export const payable = (order: OrderRecord): boolean =>
  order.cancelledAt === null && financialStatus(order) !== "PAID" && orderTotals(order).owed > 0;

/**
 * Captures what is authorised, or takes what is outstanding ("mark as paid").
 * @param amount in the shop's currency; captures part of an authorisation; everything by default.
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
  if (!payable(order)) throw new Refused("Order cannot be marked as paid.", { field: ["id"] });
  const { owed } = orderTotals(order);
  const authorization = order.transactions.find((one) => capturableOf(order, one) > 0);
  const paid = Math.min(amount ?? owed, authorization ? capturableOf(order, authorization) : owed);
  if (paid <= 0) throw new Refused("Amount must be greater than zero for capture transactions");
  const pending = order.transactions.find((t) => t.kind === "SALE" && t.status === "PENDING");
  if (!order.gateway) order.gateway = "manual";
  const whole = paid === owed && order.presentment;
  const emit = world.action(shop, actor);
  addTransaction(
    world,
    order,
    {
      parentId: authorization?.id ?? pending?.id ?? null,
      kind: authorization ? "CAPTURE" : "SALE",
      status: "SUCCESS",
      amount: paid,
      // All that is owed is owed exactly in the buyer's currency too.
      ...(whole
        ? { presentmentAmount: orderTotals(presentedOrder(order, order.currency ?? world.shop(shop).currency)).owed }
        : {}),
      gateway: authorization?.gateway ?? order.gateway,
    },
    emit,
  );
  touch(world, order);
  const about = { orderId, customerId: order.customerId };
  if (financialStatus(order) === "PAID") emit("orders/paid", about);
  emit("orders/updated", about);
  return order;
}
