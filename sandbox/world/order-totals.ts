// Pure. The figures of an order, computed from its lines, transactions and refunds.
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { LineRecord, Minor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";

export interface OrderTotals {
  /** Lines at full price, as ordered, added ones among them. */
  lineItems: Minor;
  /** On lines and deliveries. */
  discounts: Minor;
  /** Deliveries at full price, removed ones left out. */
  shipping: Minor;
  /** Lines after discounts. */
  subtotal: Minor;
  tax: Minor;
  duties: Minor;
  tip: Minor;
  /** As charged at checkout: edits and returns do not change it. */
  total: Minor;
  currentSubtotal: Minor;
  currentShipping: Minor;
  currentDiscounts: Minor;
  currentTax: Minor;
  /** After edits, refunds and cancellation. */
  currentTotal: Minor;
  /** Authorised and neither captured nor voided. */
  authorized: Minor;
  captured: Minor;
  refunded: Minor;
  /** captured - refunded */
  received: Minor;
  /** What the buyer has not paid; negative when too much was paid. */
  owed: Minor;
  /** What is not transacted in any way: `owed` less what is authorised (recorded). */
  outstanding: Minor;
}

const sum = (amounts: Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0);

/** The part of an amount of a whole line that falls on some of its units. */
export const shareOf = (amount: Minor, quantity: number, of: number): Minor =>
  of === 0 ? 0 : Math.round((amount * quantity) / of);

/** Some units of a line after discounts. */
export const lineNet = (line: LineRecord, quantity: number): Minor =>
  line.price * quantity - shareOf(line.discount, quantity, line.quantity);

const taxOf = (line: { taxLines?: { amount: Minor }[] }): Minor =>
  line.taxLines ? sum(line.taxLines.map((tax) => tax.amount)) : 0;

/** The tax on some units of a line. */
export const lineTax = (line: LineRecord, quantity: number): Minor => shareOf(taxOf(line), quantity, line.quantity);

/** The tax that falls on a part of the delivery's price. */
export function deliveryTax(order: OrderRecord, shipping: Minor): Minor {
  const deliveries = order.shippingLines.filter((line) => !line.removed);
  return shareOf(
    sum(deliveries.map(taxOf)),
    shipping,
    sum(deliveries.map((line) => line.price - (line.discount ?? 0))),
  );
}

/** What of an authorisation may still be captured. One that may be captured only once is done after that. */
export function capturableOf(order: OrderRecord, transaction: TransactionRecord): Minor {
  if (transaction.kind !== "AUTHORIZATION" || transaction.status !== "SUCCESS") return 0;
  let captured = 0;
  for (const one of order.transactions) {
    if (one.parentId !== transaction.id || one.status !== "SUCCESS") continue;
    if (one.kind === "VOID" || (one.kind === "CAPTURE" && !transaction.multiCapturable)) return 0;
    if (one.kind === "CAPTURE") captured += one.amount;
  }
  return Math.max(0, transaction.amount - captured);
}

export function orderTotals(order: OrderRecord): OrderTotals {
  const { lines } = order;
  const deliveries = order.shippingLines.filter((line) => !line.removed);
  const lineItems = sum(lines.map((line) => line.price * line.quantity));
  const lineDiscounts = sum(lines.map((line) => line.discount));
  const shipping = sum(deliveries.map((line) => line.price));
  const shippingDiscounts = sum(deliveries.map((line) => line.discount ?? 0));
  const subtotal = lineItems - lineDiscounts;
  const shippingTax = sum(deliveries.map(taxOf));
  const tax = sum(lines.map(taxOf)) + shippingTax;
  const duties = sum(lines.flatMap((line) => (line.duties ?? []).map((duty) => duty.amount)));
  const tip = order.tip ?? 0;
  const currentSubtotal = sum(lines.map((line) => lineNet(line, line.currentQuantity)));
  const gone = order.cancelledAt !== null;
  const refundedDuties = sum(order.refunds.flatMap((refund) => (refund.duties ?? []).map((duty) => duty.amount)));
  const currentShipping = gone ? 0 : shipping - shippingDiscounts - sum(order.refunds.map((refund) => refund.shipping));
  const currentTax =
    sum(lines.map((line) => lineTax(line, line.currentQuantity))) +
    (gone ? 0 : shippingTax - sum(order.refunds.map((refund) => refund.shippingTax ?? 0)));
  const added = (taxes: Minor, extra: Minor) => (order.taxesIncluded ? 0 : taxes) + extra;
  const currentTotal = Math.max(
    0,
    currentSubtotal +
      currentShipping +
      added(currentTax, gone ? 0 : duties - refundedDuties + tip) -
      sum(order.refunds.map((refund) => refund.discrepancy)),
  );
  const successful = order.transactions.filter((transaction) => transaction.status === "SUCCESS");
  const of = (...kinds: string[]) => sum(successful.filter((t) => kinds.includes(t.kind)).map((t) => t.amount));
  const authorized = sum(successful.map((transaction) => capturableOf(order, transaction)));
  const captured = of("SALE", "CAPTURE");
  const refunded = of("REFUND");
  const received = captured - refunded;
  return {
    lineItems,
    discounts: lineDiscounts + shippingDiscounts,
    shipping,
    subtotal,
    tax,
    duties,
    tip,
    total: order.originalTotal,
    currentSubtotal,
    currentShipping,
    currentDiscounts:
      sum(lines.map((line) => shareOf(line.discount, line.currentQuantity, line.quantity))) +
      (gone ? 0 : shippingDiscounts),
    currentTax,
    currentTotal,
    authorized,
    captured,
    refunded,
    received,
    owed: currentTotal - received,
    outstanding: currentTotal - received - authorized,
  };
}

/** What an order comes to with delivery, taxes, duties and tip: charged at checkout. */
export function totalAsOrdered(order: OrderRecord): Minor {
  const { subtotal, shipping, tax, duties, tip } = orderTotals(order);
  const deliveries = order.shippingLines.filter((line) => !line.removed);
  const shippingDiscounts = sum(deliveries.map((line) => line.discount ?? 0));
  return subtotal + shipping - shippingDiscounts + (order.taxesIncluded ? 0 : tax) + duties + tip;
}

/** What of the delivery's price may still be refunded. */
export const refundableShipping = (order: OrderRecord): Minor =>
  shippingLineOf(order) ? Math.max(0, orderTotals(order).currentShipping) : 0;
