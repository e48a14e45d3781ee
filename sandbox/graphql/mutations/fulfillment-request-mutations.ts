import type { RequestContext } from "#sandbox/graphql/context.ts";
import {
  knownFulfillmentOrder,
  type LineInput,
  lineInput,
} from "#sandbox/graphql/mutations/fulfillment-order-input.ts";
import { mutate } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import {
  acceptCancellationRequest,
  rejectCancellationRequest,
  submitCancellationRequest,
} from "#sandbox/world/fulfillment-orders/request-cancellation.ts";
import {
  acceptFulfillmentRequest,
  rejectFulfillmentRequest,
  submitFulfillmentRequest,
} from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Message {
  id: string;
  message?: string | null;
}

type Answer = (world: World, shop: string, id: string, message: string | null, actor: Actor) => FulfillmentOrderRecord;

const answer = (field: string, verb: Answer) => (_root: undefined, args: Message, context: RequestContext) => {
  const one = knownFulfillmentOrder(args.id, context);
  return mutate(
    context,
    field,
    { ...args },
    [args.id, gid("Order", one.orderId)],
    () => ({
      changed: true,
      payload: {
        fulfillmentOrder: verb(context.world, context.shop.domain, one.id, args.message ?? null, context.actor),
      },
    }),
    (userErrors) => ({ fulfillmentOrder: null, userErrors }),
  );
};

export const fulfillmentRequestMutations: TypeResolvers<undefined> = {
  fulfillmentOrderSubmitFulfillmentRequest: (
    _root,
    args: Message & { fulfillmentOrderLineItems?: LineInput[] | null; notifyCustomer?: boolean | null },
    context,
  ) => {
    const one = knownFulfillmentOrder(args.id, context);
    return mutate(
      context,
      "fulfillmentOrderSubmitFulfillmentRequest",
      { ...args },
      [args.id, gid("Order", one.orderId)],
      () => {
        const { original, submitted, unsubmitted } = submitFulfillmentRequest(
          context.world,
          context.shop.domain,
          one.id,
          {
            message: args.message ?? null,
            notifyCustomer: args.notifyCustomer ?? false,
            lines: args.fulfillmentOrderLineItems ? lineInput(args.fulfillmentOrderLineItems) : null,
          },
          context.actor,
        );
        return {
          changed: true,
          payload: {
            originalFulfillmentOrder: original,
            submittedFulfillmentOrder: submitted,
            unsubmittedFulfillmentOrder: unsubmitted,
          },
        };
      },
      (userErrors) => ({
        originalFulfillmentOrder: null,
        submittedFulfillmentOrder: null,
        unsubmittedFulfillmentOrder: null,
        userErrors,
      }),
    );
  },
  fulfillmentOrderAcceptFulfillmentRequest: answer(
    "fulfillmentOrderAcceptFulfillmentRequest",
    acceptFulfillmentRequest,
  ),
  fulfillmentOrderRejectFulfillmentRequest: (
    root,
    args: Message & { lineItems?: unknown[] | null; reason?: string | null },
    context,
  ) => {
    refuseArguments("fulfillmentOrderRejectFulfillmentRequest", { ...args }, "lineItems");
    return answer("fulfillmentOrderRejectFulfillmentRequest", rejectFulfillmentRequest)(root, args, context);
  },
  fulfillmentOrderSubmitCancellationRequest: answer(
    "fulfillmentOrderSubmitCancellationRequest",
    submitCancellationRequest,
  ),
  fulfillmentOrderAcceptCancellationRequest: answer(
    "fulfillmentOrderAcceptCancellationRequest",
    acceptCancellationRequest,
  ),
  fulfillmentOrderRejectCancellationRequest: answer(
    "fulfillmentOrderRejectCancellationRequest",
    rejectCancellationRequest,
  ),
};
