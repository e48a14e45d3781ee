import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { paymentTermsTemplate } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { PAYMENT_TERMS_TEMPLATES } from "#sandbox/world/payment-terms/payment-terms-templates.ts";

export const paymentTermsQueries: TypeResolvers<undefined> = {
  paymentTermsTemplates: (_root, args: { paymentTermsType?: string | null }) =>
    PAYMENT_TERMS_TEMPLATES.filter(({ type }) => args.paymentTermsType == null || type === args.paymentTermsType).map(
      paymentTermsTemplate,
    ),
};
