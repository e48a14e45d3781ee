// Pure.
import type { Minor, OrderRecord, TransactionRecord } from "#sandbox/world/types.ts";

/** What of a payment was not paid back yet. */
export function refundableOf(order: OrderRecord, payment: TransactionRecord): Minor {
  if (payment.status !== "SUCCESS" || (payment.kind !== "SALE" && payment.kind !== "CAPTURE")) return 0;
  const back = order.transactions
    .filter((one) => one.kind === "REFUND" && one.status === "SUCCESS" && one.parentId === payment.id)
    .reduce((sum, one) => sum + one.amount, 0);
  return payment.amount - back;
}
