import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { draftsOf } from "#sandbox/graphql/queries/draft-order-listing.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { type OwnedTerms, paymentTermsTemplate } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { PAYMENT_TERMS_TEMPLATES, templateOf } from "#sandbox/world/payment-terms/payment-terms-templates.ts";

export const paymentTermsQueries: TypeResolvers<undefined> = {
  paymentTermsTemplates: (_root, args: { paymentTermsType?: string | null }) =>
    PAYMENT_TERMS_TEMPLATES.filter(({ type }) => args.paymentTermsType == null || type === args.paymentTermsType).map(
      paymentTermsTemplate,
    ),
};

/** The first thing that `look` finds in terms of the asking store: of its orders, the newest first, then of its drafts. */
function inTerms<T>(context: RequestContext, look: (owned: OwnedTerms) => T | null): T | null {
  const { world, shop } = context;
  for (const order of world.newestOrdersOf(shop.domain)) {
    const found = order.paymentTerms && look({ terms: order.paymentTerms, order, draft: null });
    if (found) return found;
  }
  for (const draft of draftsOf(context)) {
    const found = draft.paymentTerms && look({ terms: draft.paymentTerms, order: null, draft });
    if (found) return found;
  }
  return null;
}

export const paymentTermsNodes: NodeFinders = {
  PaymentTermsTemplate: (id) => {
    const template = templateOf(id);
    return template && paymentTermsTemplate(template);
  },
  PaymentTerms: (id, context) => inTerms(context, (owned) => (owned.terms.id === id ? owned : null)),
  PaymentSchedule: (id, context) =>
    inTerms(context, (owned) => {
      const schedule = owned.terms.schedules.find((one) => one.id === id);
      return schedule ? { ...owned, schedule } : null;
    }),
};
