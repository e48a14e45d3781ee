// Pure. What a return's lines would come to, if they were paid back.
import { lineNet, lineTax, orderTotals } from "#sandbox/world/order-totals.ts";
import type { ReturnRecord } from "#sandbox/world/records/return.ts";
import type { Minor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";

export interface SuggestedRefund {
  /** To be paid back: what the units were sold for with tax and shipping, less fees; never more than was received. */
  amount: Minor;
  /** The units at full price. */
  subtotal: Minor;
  discountedSubtotal: Minor;
  tax: Minor;
  shipping: Minor;
  maximumShipping: Minor;
  /** Restocking and the way back. */
  fees: Minor;
  maximumRefundable: Minor;
  /** To which payments, oldest first. */
  transactions: { payment: TransactionRecord; amount: Minor; maximum: Minor }[];
}

/** @param shipping of the shipping price; "all": what is left of it. */
export function suggestReturnRefund(
  order: OrderRecord,
  it: Pick<ReturnRecord, "lines" | "shippingFee">,
  units: readonly { returnLineId: string; quantity: number }[],
  shipping: Minor | "all",
): SuggestedRefund {
  const totals = orderTotals(order);
  const parts = units.flatMap(({ returnLineId, quantity }) => {
    const returned = it.lines.find(({ id }) => id === returnLineId);
    const line = order.lines.find(({ id }) => id === returned?.lineId);
    return returned && line ? [{ returned, line, quantity }] : [];
  });
  const sum = (amounts: Minor[]) => amounts.reduce((total, amount) => total + amount, 0);
  const subtotal = sum(parts.map(({ line, quantity }) => line.price * quantity));
  const discountedSubtotal = sum(parts.map(({ line, quantity }) => lineNet(line, quantity)));
  const tax = sum(parts.map(({ line, quantity }) => (line.taxLines ? lineTax(line, quantity) : 0)));
  const restocking = sum(
    parts.map(({ returned, line, quantity }) =>
      Math.round((lineNet(line, quantity) * (returned.restockingFee?.percentage ?? 0)) / 100),
    ),
  );
  const fees = restocking + (it.shippingFee?.amount ?? 0);
  const back = shipping === "all" ? totals.currentShipping : Math.min(shipping, totals.currentShipping);
  const worth = discountedSubtotal + (order.taxesIncluded ? 0 : tax) + back - fees;
  const amount = Math.max(0, Math.min(worth, totals.received));
  return {
    amount,
    subtotal,
    discountedSubtotal,
    tax,
    shipping: back,
    maximumShipping: totals.currentShipping,
    fees,
    maximumRefundable: totals.received,
    transactions: spread(order, amount),
  };
}

function spread(order: OrderRecord, amount: Minor): SuggestedRefund["transactions"] {
  let left = amount;
  return order.transactions.flatMap((payment) => {
    if (payment.status !== "SUCCESS" || (payment.kind !== "SALE" && payment.kind !== "CAPTURE")) return [];
    const back = order.transactions
      .filter((one) => one.kind === "REFUND" && one.status === "SUCCESS" && one.parentId === payment.id)
      .reduce((total, one) => total + one.amount, 0);
    const maximum = payment.amount - back;
    const part = Math.min(left, maximum);
    left -= part;
    return maximum > 0 ? [{ payment, amount: part, maximum }] : [];
  });
}
