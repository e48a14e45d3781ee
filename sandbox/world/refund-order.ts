import { webhookMoney } from "#sandbox/world/money.ts";
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { takeUnits } from "#sandbox/world/take-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor, OrderRecord, RefundRecord, TransactionRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface RefundDraft {
  lines?: { lineId: string; quantity: number; restockType?: "NO_RESTOCK" | "CANCEL" | "RETURN" }[];
  /** Of the shipping price. */
  shipping?: Minor;
  /** Paid back in all; by default what lines and shipping come to, as far as it was received. */
  amount?: Minor;
  note?: string | null;
}

/** Refunds lines, shipping or an amount. Emits refunds/create. */
export function refundOrder(
  world: World,
  shop: string,
  orderId: string,
  draft: RefundDraft,
  actor: Actor = { by: "staff" },
): { order: OrderRecord; refund: RefundRecord } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["orderId"] });
  const { currency } = world.shop(shop);
  const totals = orderTotals(order);
  const lines: RefundRecord["lines"] = (draft.lines ?? []).map(({ lineId, quantity, restockType }) => {
    const line = order.lines.find((one) => one.id === lineId);
    if (!line) throw new Refused("Line item does not exist", { field: ["refundLineItems"] });
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.currentQuantity)
      throw new Refused("Quantity cannot refund more items than were purchased", {
        field: ["refundLineItems", "0", "quantity"],
      });
    return {
      id: "",
      lineId,
      quantity,
      restockType: restockType ?? "NO_RESTOCK",
      subtotal: line.price * quantity - Math.round((line.discount * quantity) / line.quantity),
    };
  });
  const shipping = draft.shipping ?? 0;
  const worth = lines.reduce((sum, line) => sum + line.subtotal, 0) + shipping;
  const amount = draft.amount ?? Math.min(worth, totals.received);
  if (shipping > totals.currentShipping)
    throw new Refused("Shipping refund is greater than the shipping price", { field: ["shipping"] });
  if (amount > totals.received)
    throw new Refused(
      `Refund amount ${printed(amount, currency)} is greater than net payment received ${printed(totals.received, currency)}`,
    );
  if (amount === 0 && lines.length === 0) throw new Refused("Refund must have an amount or line items");
  for (const line of lines) line.id = world.nextId();
  const transactions = amount > 0 ? refundTransactions(world, order, amount) : [];
  order.transactions.push(...transactions);
  const refund: RefundRecord = {
    id: world.nextId(),
    createdAt: world.now(),
    note: draft.note ?? null,
    lines,
    shipping,
    transactionIds: transactions.map((transaction) => transaction.id),
    discrepancy: Math.max(0, amount - worth),
  };
  order.refunds.push(refund);
  for (const { lineId, quantity } of lines) {
    const line = order.lines.find((one) => one.id === lineId);
    if (!line) continue;
    const unfulfilled = line.currentQuantity - fulfilledQuantity(order, lineId);
    line.currentQuantity -= quantity;
    takeUnits(world, order, lineId, Math.min(quantity, Math.max(0, unfulfilled)));
  }
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId, customerId: order.customerId };
  emit("refunds/create", { ...about, childId: refund.id });
  emit("orders/updated", about);
  return { order, refund };
}

const printed = (amount: Minor, currency: string) =>
  `${({ GBP: "£", EUR: "€", USD: "$", CAD: "$" } as Record<string, string>)[currency] ?? `${currency} `}${webhookMoney(amount, currency)}`;

/** Refund transactions against what was captured, oldest payment first. Not yet on the order. */
export function refundTransactions(world: World, order: OrderRecord, amount: Minor): TransactionRecord[] {
  const made: TransactionRecord[] = [];
  let left = amount;
  for (const payment of order.transactions) {
    if (left === 0) break;
    if (payment.status !== "SUCCESS" || (payment.kind !== "SALE" && payment.kind !== "CAPTURE")) continue;
    const back = order.transactions
      .filter((t) => t.kind === "REFUND" && t.status === "SUCCESS" && t.parentId === payment.id)
      .reduce((sum, t) => sum + t.amount, 0);
    const part = Math.min(left, payment.amount - back);
    if (part <= 0) continue;
    left -= part;
    made.push({
      id: world.nextId(),
      parentId: payment.id,
      kind: "REFUND",
      status: "SUCCESS",
      amount: part,
      gateway: payment.gateway,
      processedAt: world.now(),
    });
  }
  return made;
}
