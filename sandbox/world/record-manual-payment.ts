import { addTransaction } from "#sandbox/world/add-transaction.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import { financialStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { fromPresentment, presentedOrder } from "#sandbox/world/presented-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Instant, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ManualPayment {
  /** In the buyer's currency; null: all that is owed. */
  amount: { amount: string; currency: string } | null;
  /** Name of the way in which it was paid. */
  gateway: string;
  /** Null: now. */
  processedAt: Instant | null;
}

/** Messages are the descriptions of the codes in the official schema. */
const refuse = (message: string, code: string, field: string[] | null): never => {
  throw new Refused(message, { field, code });
};

/** Notes that an order, or a part of it, was paid outside of Shopify. Emits orders/paid once all is paid, orders/updated. */
export function recordManualPayment(
  world: World,
  shop: string,
  orderId: string,
  { amount, gateway, processedAt }: ManualPayment,
  actor: Actor = { by: "staff" },
): OrderRecord {
  const order = world.order(shop, orderId) ?? refuse("Order is not found.", "ORDER_NOT_FOUND", ["id"]);
  const currency = order.currency ?? world.shop(shop).currency;
  const shown = presentedOrder(order, currency);
  const shownCurrency = order.presentment?.currency ?? currency;
  if (amount && amount.currency !== shownCurrency)
    refuse("The currency of the amount doesn't match the presentment currency of the order.", "CURRENCY_MISMATCH", [
      "amount",
    ]);
  const owed = orderTotals(order).owed;
  const shownOwed = orderTotals(shown).owed;
  const asked = amount ? (parseMoney(amount.amount, shownCurrency) ?? 0) : shownOwed;
  if (asked <= 0) refuse("Amount must be positive.", "AMOUNT_NOT_POSITIVE", ["amount"]);
  if (asked > shownOwed) refuse("Amount exceeds the remaining balance.", "AMOUNT_EXCEEDS_BALANCE", ["amount"]);
  if (processedAt && processedAt > world.now())
    refuse(
      "Indicates that the processedAt field is invalid, such as when it references a future date.",
      "PROCESSED_AT_INVALID",
      ["processedAt"],
    );
  const emit = world.action(shop, actor);
  if (!order.gateway) order.gateway = gateway;
  const transaction = addTransaction(
    world,
    order,
    {
      parentId: null,
      kind: "SALE",
      status: "SUCCESS",
      amount: asked === shownOwed ? owed : fromPresentment(order, currency)(asked),
      ...(order.presentment ? { presentmentAmount: asked } : {}),
      gateway,
    },
    emit,
  );
  if (processedAt) transaction.processedAt = processedAt;
  touch(world, order);
  const about = { orderId, customerId: order.customerId };
  if (financialStatus(order) === "PAID") emit("orders/paid", about);
  emit("orders/updated", about);
  return order;
}
