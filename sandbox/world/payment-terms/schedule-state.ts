// Pure. What is to be paid by a schedule, and whether it is time.
import { financialStatus, fulfilledQuantity } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import type { PaymentScheduleRecord, PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { Instant, OrderRecord } from "#sandbox/world/types.ts";

/** When everything was fulfilled; null until then. */
function fulfilledAt(order: OrderRecord): Instant | null {
  const whole =
    order.fulfillments.length > 0 &&
    order.lines.every((line) => fulfilledQuantity(order, line.id) >= line.currentQuantity);
  return whole ? order.fulfillments.reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), "") : null;
}

/** When it is due; null: not known yet. @param order null of a draft's terms. */
export function dueAt(terms: PaymentTermsRecord, schedule: PaymentScheduleRecord, order: OrderRecord | null) {
  const type = templateOf(terms.templateId)?.type;
  if (type === "RECEIPT") return schedule.issuedAt;
  if (type === "FULFILLMENT") return order && fulfilledAt(order);
  return schedule.dueAt;
}

/** When the last of it was paid; null until then. */
export function completedAt(order: OrderRecord | null): Instant | null {
  if (!order || financialStatus(order) !== "PAID") return null;
  const payments = order.transactions.filter((one) => one.status === "SUCCESS" && one.kind !== "AUTHORIZATION");
  return payments.at(-1)?.processedAt ?? order.createdAt;
}

export interface ScheduleState {
  completedAt: Instant | null;
  dueAt: Instant | null;
  /** The time has come, and it is not paid. */
  due: boolean;
  /** The time is over, and it is not paid. */
  overdue: boolean;
  /** Not captured yet. */
  balanceDue: number;
  /** Neither paid nor authorised yet. */
  totalBalance: number;
}

/** @param total what the draft comes to, where there is no order yet. */
export function scheduleState(
  terms: PaymentTermsRecord,
  schedule: PaymentScheduleRecord,
  order: OrderRecord | null,
  total: number,
  now: Instant,
): ScheduleState {
  const due = dueAt(terms, schedule, order);
  const done = completedAt(order);
  const totals = order && orderTotals(order);
  return {
    completedAt: done,
    dueAt: due,
    due: done === null && due !== null && due <= now,
    overdue: done === null && due !== null && due < now && templateOf(terms.templateId)?.type !== "RECEIPT",
    balanceDue: Math.max(0, totals ? totals.owed : total),
    totalBalance: Math.max(0, totals ? totals.outstanding : total),
  };
}
