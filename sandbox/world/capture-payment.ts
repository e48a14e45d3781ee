import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { parseMoney, webhookMoney } from "#sandbox/world/money.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import { capturableOf } from "#sandbox/world/order-totals.ts";
import { fromPresentment, toPresentment } from "#sandbox/world/presented-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface Capture {
  parentId: string;
  /** In the buyer's currency, as text. */
  amount: string;
  /** The buyer's; may be left out where the order has one currency only. */
  currency?: string | null;
  finalCapture?: boolean | null;
}

/** Captures part or all of an authorisation. Words and their order as recorded (payments_order-capture-validation). */
export function capturePayment(
  world: World,
  shop: string,
  orderId: string,
  capture: Capture,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; transaction: TransactionRecord } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  const parent = order.transactions.find((one) => one.id === capture.parentId);
  if (!parent) throw new Refused("Unable to find parent transaction");
  if (parent.kind !== "AUTHORIZATION" || parent.status !== "SUCCESS")
    throw new Refused("Parent transaction should be a successful authorization");
  const shopCurrency = order.currency ?? world.shop(shop).currency;
  const currency = order.presentment?.currency ?? shopCurrency;
  if ((capture.currency ?? (order.presentment ? null : currency)) !== currency)
    throw new Refused(`Currency Currency must match parent transaction ${currency}`, { field: ["currency"] });
  const amount = parseMoney(capture.amount, currency);
  if (amount === null || amount <= 0) throw new Refused("Amount must be greater than zero for capture transactions");
  if (capture.finalCapture != null && !parent.multiCapturable)
    throw new Refused(
      "Setting final capture is not supported for this transaction's payment gateway. Please remove the parameter or set it to null, then try again.",
    );
  const authorized = parent.presentmentAmount ?? toPresentment(order, shopCurrency)(parent.amount);
  if (amount > authorized)
    throw new Refused(
      `Cannot capture more than the authorized ${webhookMoney(authorized, currency)} for this payment.`,
    );
  const left = capturableOf(order, parent);
  const inShop = order.presentment ? fromPresentment(order, shopCurrency)(amount) : amount;
  const taken = amount === authorized ? parent.amount : Math.min(inShop, parent.amount);
  if (left === 0 || taken > left) throw new Refused("Amount exceeds capturable amount");
  const emit = world.action(shop, actor);
  const transaction = addTransaction(
    world,
    order,
    {
      parentId: parent.id,
      kind: "CAPTURE",
      status: "SUCCESS",
      amount: taken,
      ...(order.presentment ? { presentmentAmount: amount } : {}),
      gateway: parent.gateway,
      ...(parent.test === undefined ? {} : { test: parent.test }),
    },
    emit,
  );
  if (capture.finalCapture) delete parent.multiCapturable;
  touch(world, order);
  const about = { orderId, customerId: order.customerId };
  if (financialStatus(order) === "PAID") emit("orders/paid", about);
  emit("orders/updated", about);
  return { order, transaction };
}
