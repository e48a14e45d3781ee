import type { RequestContext } from "#sandbox/graphql/context.ts";
import type { NodeFinders } from "#sandbox/graphql/node-finder.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { paymentTermsTemplate } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { PAYMENT_TERMS_TEMPLATES } from "#sandbox/world/payment-terms/payment-terms-templates.ts";

export const paymentTermsQueries: TypeResolvers<undefined> = {
  paymentTermsTemplates: (_root, args: { paymentTermsType?: string | null }) =>
    PAYMENT_TERMS_TEMPLATES.filter(({ type }) => args.paymentTermsType == null || type === args.paymentTermsType).map(
      paymentTermsTemplate,
    ),
};

/** Of orders; those of drafts are not found by their gids. */
function scheduleOf(id: string, { world, shop }: RequestContext): object | null {
  for (const order of world.newestOrdersOf(shop.domain)) {
    const schedule = order.paymentTerms?.schedules.find((one) => one.id === id);
    if (order.paymentTerms && schedule) return { terms: order.paymentTerms, schedule, order, draft: null };
  }
  return null;
}

export const paymentTermsNodes: NodeFinders = { PaymentSchedule: scheduleOf };
