// Pure. What some units, the delivery and duties of an order would come to, if they were paid back.
import { fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { deliveryTax, lineNet, lineTax, orderTotals, shareOf } from "#sandbox/world/order-totals.ts";
import { refundableOf } from "#sandbox/world/refundable.ts";
import type { LineRecord, Minor, OrderRecord, RefundRecord, TransactionRecord } from "#sandbox/world/types.ts";

export interface RefundWish {
  /** Units by line; null: everything that is left. */
  units: readonly { lineId: string; quantity: number }[] | null;
  /** Of the shipping price; "all": what is left of it. */
  shipping: Minor | "all";
  dutyIds: readonly string[];
}

export interface SuggestedRefund {
  /** To be paid back; never more than was received. */
  amount: Minor;
  /** The units at full price, and after all discounts. */
  subtotal: Minor;
  discountedSubtotal: Minor;
  /** Of discounts on the whole order, what falls on the units. */
  cartDiscount: Minor;
  tax: Minor;
  duties: { dutyId: string; amount: Minor }[];
  shipping: Minor;
  shippingTax: Minor;
  maximumShipping: Minor;
  maximumRefundable: Minor;
  lines: RefundRecord["lines"];
  /** To which payments, oldest first. */
  transactions: { payment: TransactionRecord; amount: Minor; maximum: Minor }[];
}

const sum = (amounts: readonly Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0);

/** Unfulfilled units are called off, fulfilled ones come back. */
function linesOf(order: OrderRecord, line: LineRecord, quantity: number): RefundRecord["lines"] {
  const open = Math.max(0, line.currentQuantity - fulfilledQuantity(order, line.id));
  const cancelled = Math.min(quantity, open);
  return (
    [
      ["CANCEL", cancelled],
      ["RETURN", quantity - cancelled],
    ] as const
  )
    .filter(([, units]) => units > 0)
    .map(([restockType, units]) => ({
      id: "",
      lineId: line.id,
      quantity: units,
      restockType,
      subtotal: lineNet(line, units),
      tax: lineTax(line, units),
    }));
}

function cartDiscountOf(order: OrderRecord, line: LineRecord, quantity: number): Minor {
  const whole = (line.allocations ?? []).filter(({ discount }) => {
    const one = order.discounts?.[discount];
    return one?.selection === "ALL" && one.allocation === "ACROSS";
  });
  return shareOf(sum(whole.map(({ amount }) => amount)), quantity, line.quantity);
}

export function suggestRefund(order: OrderRecord, wish: RefundWish): SuggestedRefund {
  const totals = orderTotals(order);
  const units = wish.units ?? order.lines.map(({ id, currentQuantity }) => ({ lineId: id, quantity: currentQuantity }));
  const parts = units.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const taken = line ? Math.min(quantity, line.currentQuantity) : 0;
    return line && taken > 0 ? [{ line, quantity: taken }] : [];
  });
  const lines = parts.flatMap(({ line, quantity }) => linesOf(order, line, quantity));
  const duties = order.lines
    .flatMap((line) => line.duties ?? [])
    .filter(({ id }) => wish.dutyIds.includes(id))
    .map(({ id, amount }) => ({ dutyId: id, amount }));
  const maximumShipping = Math.max(0, totals.currentShipping);
  const shipping = wish.shipping === "all" ? maximumShipping : Math.min(wish.shipping, maximumShipping);
  const shippingTax = deliveryTax(order, shipping);
  const tax = sum(lines.map((line) => line.tax ?? 0)) + shippingTax;
  const discountedSubtotal = sum(lines.map(({ subtotal }) => subtotal));
  const worth =
    discountedSubtotal + shipping + sum(duties.map(({ amount }) => amount)) + (order.taxesIncluded ? 0 : tax);
  const amount = Math.max(0, Math.min(worth, totals.received));
  return {
    amount,
    subtotal: sum(parts.map(({ line, quantity }) => line.price * quantity)),
    discountedSubtotal,
    cartDiscount: sum(parts.map(({ line, quantity }) => cartDiscountOf(order, line, quantity))),
    tax,
    duties,
    shipping,
    shippingTax,
    maximumShipping,
    maximumRefundable: totals.received,
    lines,
    transactions: allotted(order, amount),
  };
}

function allotted(order: OrderRecord, amount: Minor): SuggestedRefund["transactions"] {
  let left = amount;
  return order.transactions.flatMap((payment) => {
    const maximum = refundableOf(order, payment);
    const part = Math.min(left, Math.max(0, maximum));
    left -= part;
    return maximum > 0 ? [{ payment, amount: part, maximum }] : [];
  });
}
