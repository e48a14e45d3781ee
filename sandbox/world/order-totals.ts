// Pure. The figures of an order, computed from its lines, transactions and refunds.
import type { Minor, OrderRecord } from "#sandbox/world/types.ts";

export interface OrderTotals {
  /** Lines at full price, as ordered. */
  lineItems: Minor;
  discounts: Minor;
  shipping: Minor;
  /** lineItems - discounts */
  subtotal: Minor;
  /** As charged at checkout. */
  total: Minor;
  currentSubtotal: Minor;
  currentShipping: Minor;
  /** After edits, refunds and cancellation. */
  currentTotal: Minor;
  authorized: Minor;
  captured: Minor;
  refunded: Minor;
  /** captured - refunded */
  received: Minor;
  /** What the buyer still owes; negative when too much was paid. */
  outstanding: Minor;
}

const sum = (amounts: Minor[]) => amounts.reduce((total, amount) => total + amount, 0);

export function orderTotals(order: OrderRecord): OrderTotals {
  const lineItems = sum(order.lines.map((line) => line.price * line.quantity));
  const discounts = sum(order.lines.map((line) => line.discount));
  const shipping = order.shippingLine?.price ?? 0;
  const subtotal = lineItems - discounts;
  const currentSubtotal = sum(
    order.lines.map((line) =>
      line.quantity === 0
        ? 0
        : line.price * line.currentQuantity - Math.round((line.discount * line.currentQuantity) / line.quantity),
    ),
  );
  const currentShipping = order.cancelledAt ? 0 : shipping - sum(order.refunds.map((refund) => refund.shipping));
  const currentTotal = Math.max(
    0,
    currentSubtotal + currentShipping - sum(order.refunds.map((refund) => refund.discrepancy)),
  );
  const successful = order.transactions.filter((transaction) => transaction.status === "SUCCESS");
  const of = (...kinds: string[]) => sum(successful.filter((t) => kinds.includes(t.kind)).map((t) => t.amount));
  const captured = of("SALE", "CAPTURE");
  const refunded = of("REFUND");
  const received = captured - refunded;
  return {
    lineItems,
    discounts,
    shipping,
    subtotal,
    total: order.originalTotal,
    currentSubtotal,
    currentShipping,
    currentTotal,
    authorized: Math.max(0, of("AUTHORIZATION") - of("CAPTURE") - of("VOID")),
    captured,
    refunded,
    received,
    outstanding: currentTotal - received,
  };
}
