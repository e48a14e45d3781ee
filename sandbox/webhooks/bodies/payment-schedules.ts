// Pure over the world. Payment terms in the body of an order, and bodies of payment_schedules/*.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import { scheduleState } from "#sandbox/world/payment-terms/schedule-state.ts";
import type { PaymentScheduleRecord, PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

type Where = Pick<Telling, "world" | "shop" | "at">;

function scheduleBody(
  order: OrderRecord,
  terms: PaymentTermsRecord,
  schedule: PaymentScheduleRecord,
  { world, shop, at }: Where,
) {
  const { dueAt, completedAt, balanceDue, totalBalance } = scheduleState(terms, schedule, order, 0, world.now());
  const currency = order.currency ?? shop.currency;
  const total = webhookMoney(orderTotals(order).currentTotal, currency);
  return {
    id: Number(schedule.id),
    payment_terms_id: Number(terms.id),
    amount: total,
    balance_due: webhookMoney(balanceDue, currency),
    total_balance: webhookMoney(totalBalance, currency),
    total_price: total,
    currency,
    presentment_currency: order.presentment?.currency ?? currency,
    issued_at: schedule.issuedAt && at(schedule.issuedAt),
    due_at: dueAt && at(dueAt),
    completed_at: completedAt && at(completedAt),
    created_at: at(order.createdAt),
    updated_at: at(order.updatedAt),
    admin_graphql_api_id: gid("PaymentSchedule", schedule.id),
  };
}

/** As payment_terms/create has them. */
export function paymentTermsBody(order: OrderRecord, where: Where) {
  const terms = order.paymentTerms;
  if (!terms) return null;
  const template = templateOf(terms.templateId);
  return {
    id: Number(terms.id),
    payment_terms_name: template?.name ?? "",
    payment_terms_type: template?.type.toLowerCase() ?? "unknown",
    due_in_days: template?.dueInDays ?? null,
    created_at: where.at(order.createdAt),
    updated_at: where.at(order.updatedAt),
    payment_schedules: terms.schedules.map((schedule) => scheduleBody(order, terms, schedule, where)),
    admin_graphql_api_id: gid("PaymentTerms", terms.id),
  };
}

export const paymentScheduleBodies: Bodies = {
  "payment_schedules/due": ({ orderId, subjectId }, where) => {
    const order = orderId === null ? null : where.world.order(where.shop.domain, orderId);
    const terms = order?.paymentTerms;
    const schedule = terms?.schedules.find(({ id }) => id === subjectId);
    return order && terms && schedule ? scheduleBody(order, terms, schedule, where) : null;
  },
};
