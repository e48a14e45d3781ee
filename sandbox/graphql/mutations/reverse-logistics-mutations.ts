import type { RequestContext } from "#sandbox/graphql/context.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { type DispositionInput, dispositionDrafts } from "#sandbox/graphql/mutations/return-input.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { gid } from "#sandbox/world/gid.ts";
import { createReverseDelivery, type ReverseShipping } from "#sandbox/world/returns/create-reverse-delivery.ts";
import { disposeReturnedUnits } from "#sandbox/world/returns/dispose-returned-units.ts";
import type { FoundDelivery } from "#sandbox/world/returns/find-reverse.ts";
import { updateReverseDelivery } from "#sandbox/world/returns/update-reverse-delivery.ts";

interface ShippingArguments {
  trackingInput?: { number?: string | null; url?: string | null } | null;
  labelInput?: { fileUrl: string } | null;
}

interface CreateArguments extends ShippingArguments {
  reverseFulfillmentOrderId: string;
  reverseDeliveryLineItems: { reverseFulfillmentOrderLineItemId: string; quantity: number }[];
}

const shipping = ({ trackingInput, labelInput }: ShippingArguments): ReverseShipping => ({
  tracking: trackingInput ?? null,
  labelUrl: labelInput?.fileUrl ?? null,
});

const answer = (context: RequestContext, field: string, args: object, target: string, run: () => FoundDelivery) =>
  mutate(
    context,
    field,
    { ...args },
    [target],
    () => {
      const { order, of, reverse, delivery } = run();
      return {
        changed: true,
        payload: { reverseDelivery: { order, of, reverse, it: delivery } },
        targetIds: [gid("Order", order.id), gid("Return", of.id)],
      };
    },
    (userErrors) => ({ reverseDelivery: null, userErrors }),
  );

export const reverseLogisticsMutations: TypeResolvers<undefined> = {
  reverseDeliveryCreateWithShipping: (_root, args: CreateArguments, context) =>
    answer(context, "reverseDeliveryCreateWithShipping", args, args.reverseFulfillmentOrderId, () =>
      createReverseDelivery(
        context.world,
        context.shop.domain,
        digits(args.reverseFulfillmentOrderId, "ReverseFulfillmentOrder"),
        args.reverseDeliveryLineItems.map(({ reverseFulfillmentOrderLineItemId, quantity }) => ({
          id: digits(reverseFulfillmentOrderLineItemId, "ReverseFulfillmentOrderLineItem"),
          quantity,
        })),
        shipping(args),
        context.actor,
      ),
    ),
  reverseDeliveryShippingUpdate: (_root, args: ShippingArguments & { reverseDeliveryId: string }, context) =>
    answer(context, "reverseDeliveryShippingUpdate", args, args.reverseDeliveryId, () =>
      updateReverseDelivery(
        context.world,
        context.shop.domain,
        digits(args.reverseDeliveryId, "ReverseDelivery"),
        shipping(args),
        context.actor,
      ),
    ),
  reverseFulfillmentOrderDispose: (_root, args: { dispositionInputs: DispositionInput[] }, context) =>
    mutate(
      context,
      "reverseFulfillmentOrderDispose",
      { ...args },
      args.dispositionInputs.map((input) => input.reverseFulfillmentOrderLineItemId),
      () => {
        const drafts = dispositionDrafts(args.dispositionInputs);
        const { order, of, reverse, lines } = disposeReturnedUnits(
          context.world,
          context.shop.domain,
          drafts,
          context.actor,
        );
        return {
          changed: true,
          payload: { reverseFulfillmentOrderLineItems: lines.map((it) => ({ order, of, reverse, it })) },
          targetIds: [gid("Order", order.id), gid("Return", of.id)],
        };
      },
      (userErrors) => ({ reverseFulfillmentOrderLineItems: null, userErrors }),
    ),
};
