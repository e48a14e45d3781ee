import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { draftAsOrder } from "#sandbox/world/drafts/draft-as-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { type PaymentTermsTemplate, templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";
import { type ScheduleState, scheduleState } from "#sandbox/world/payment-terms/schedule-state.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { PaymentScheduleRecord, PaymentTermsRecord } from "#sandbox/world/records/payment-terms.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

/** Payment terms with what they are of: an order or a draft. */
export interface OwnedTerms {
  terms: PaymentTermsRecord;
  order: OrderRecord | null;
  draft: DraftOrderRecord | null;
}

interface Schedule extends OwnedTerms {
  schedule: PaymentScheduleRecord;
}

/** In the buyer's currency: what is to be paid is owed in that. */
function shownOrder({ order, draft }: OwnedTerms, { shop }: RequestContext): OrderRecord {
  if (order) return presentedOrder(order, order.currency ?? shop.currency);
  return draftAsOrder(draft as DraftOrderRecord);
}

function stateOf({ schedule, ...owned }: Schedule, context: RequestContext): ScheduleState {
  const shown = shownOrder(owned, context);
  const { order } = owned;
  return scheduleState(owned.terms, schedule, order && shown, orderTotals(shown).total, context.world.now());
}

const currencyOf = (owned: OwnedTerms, { shop }: RequestContext) =>
  owned.order?.presentment?.currency ?? owned.order?.currency ?? shop.currency;

const some = (owned: OwnedTerms, context: RequestContext, test: (state: ScheduleState) => boolean) =>
  owned.terms.schedules.some((schedule) => test(stateOf({ ...owned, schedule }, context)));

export const paymentTermsResolvers: TypeResolvers<OwnedTerms> = {
  id: ({ terms }) => gid("PaymentTerms", terms.id),
  order: ({ order }) => order,
  draftOrder: ({ draft }) => draft,
  paymentTermsName: ({ terms }) => templateOf(terms.templateId)?.name,
  translatedName: ({ terms }) => templateOf(terms.templateId)?.name,
  paymentTermsType: ({ terms }) => templateOf(terms.templateId)?.type ?? "UNKNOWN",
  dueInDays: ({ terms }) => templateOf(terms.templateId)?.dueInDays ?? null,
  due: (owned, _args, context) => some(owned, context, ({ due }) => due),
  overdue: (owned, _args, context) => some(owned, context, ({ overdue }) => overdue),
  paymentSchedules: (owned, args: PageArguments) =>
    listConnection(
      owned.terms.schedules.map((schedule) => ({ ...owned, schedule })),
      args,
      ({ schedule }) => schedule.id,
    ),
};

export const paymentScheduleResolvers: TypeResolvers<Schedule> = {
  id: ({ schedule }) => gid("PaymentSchedule", schedule.id),
  issuedAt: ({ schedule }) => schedule.issuedAt,
  dueAt: (owned, _args, context) => stateOf(owned, context).dueAt,
  completedAt: (owned, _args, context) => stateOf(owned, context).completedAt,
  due: (owned, _args, context) => stateOf(owned, context).due,
  amount: (owned, _args, context) =>
    money(orderTotals(shownOrder(owned, context)).currentTotal, currencyOf(owned, context)),
  balanceDue: (owned, _args, context) => money(stateOf(owned, context).balanceDue, currencyOf(owned, context)),
  totalBalance: (owned, _args, context) => money(stateOf(owned, context).totalBalance, currencyOf(owned, context)),
  paymentTerms: ({ terms, order, draft }) => ({ terms, order, draft }),
};

export const paymentTermsTemplate = ({ id, name, description, type, dueInDays }: PaymentTermsTemplate) => ({
  id: gid("PaymentTermsTemplate", id),
  name,
  translatedName: name,
  description,
  dueInDays,
  paymentTermsType: type,
});
