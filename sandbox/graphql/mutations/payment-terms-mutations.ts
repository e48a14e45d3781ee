import type { RequestContext } from "#sandbox/graphql/context.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { type PaymentTermsInput, paymentTermsInput } from "#sandbox/graphql/mutations/payment-terms-input.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import type { OwnedTerms } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { gid } from "#sandbox/world/gid.ts";
import {
  createPaymentTerms,
  deletePaymentTerms,
  updatePaymentTerms,
} from "#sandbox/world/payment-terms/set-payment-terms.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

const owned = (order: OrderRecord): OwnedTerms | null =>
  order.paymentTerms ? { terms: order.paymentTerms, order, draft: null } : null;

function saved(
  context: RequestContext,
  field: string,
  args: Record<string, unknown>,
  target: string,
  verb: () => OrderRecord,
) {
  return mutate(
    context,
    field,
    args,
    [target],
    () => {
      const order = verb();
      return { changed: true, payload: { paymentTerms: owned(order) }, targetIds: [gid("Order", order.id)] };
    },
    (userErrors) => ({ paymentTerms: null, userErrors }),
  );
}

export const paymentTermsMutations: TypeResolvers<undefined> = {
  paymentTermsCreate: (
    _root,
    args: { referenceId: string; paymentTermsAttributes: PaymentTermsInput },
    context: RequestContext,
  ) =>
    saved(context, "paymentTermsCreate", { ...args }, args.referenceId, () =>
      createPaymentTerms(
        context.world,
        context.shop.domain,
        digits(args.referenceId, "Order"),
        paymentTermsInput(args.paymentTermsAttributes),
        context.actor,
      ),
    ),
  paymentTermsUpdate: (
    _root,
    { input }: { input: { paymentTermsId: string; paymentTermsAttributes: PaymentTermsInput } },
    context: RequestContext,
  ) =>
    saved(context, "paymentTermsUpdate", { input }, input.paymentTermsId, () =>
      updatePaymentTerms(
        context.world,
        context.shop.domain,
        digits(input.paymentTermsId, "PaymentTerms"),
        paymentTermsInput(input.paymentTermsAttributes),
        context.actor,
      ),
    ),
  paymentTermsDelete: (_root, { input }: { input: { paymentTermsId: string } }, context: RequestContext) =>
    mutate(
      context,
      "paymentTermsDelete",
      { input },
      [input.paymentTermsId],
      () => {
        deletePaymentTerms(
          context.world,
          context.shop.domain,
          digits(input.paymentTermsId, "PaymentTerms"),
          context.actor,
        );
        return { changed: true, payload: { deletedId: input.paymentTermsId } };
      },
      (userErrors) => ({ deletedId: null, userErrors }),
    ),
};
