import type { RequestContext } from "#sandbox/graphql/context.ts";
import {
  instantInput,
  knownFulfillmentOrder,
  type LineInput,
  lineInput,
} from "#sandbox/graphql/mutations/fulfillment-order-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { cancelFulfillmentOrder } from "#sandbox/world/fulfillment-orders/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "#sandbox/world/fulfillment-orders/close-fulfillment-order.ts";
import { mergeFulfillmentOrders } from "#sandbox/world/fulfillment-orders/merge-fulfillment-orders.ts";
import { openFulfillmentOrder } from "#sandbox/world/fulfillment-orders/open-fulfillment-order.ts";
import { prepareForPickup } from "#sandbox/world/fulfillment-orders/prepare-for-pickup.ts";
import { reportProgress } from "#sandbox/world/fulfillment-orders/report-progress.ts";
import { rerouteFulfillmentOrders } from "#sandbox/world/fulfillment-orders/reroute-fulfillment-orders.ts";
import { rescheduleFulfillmentOrder } from "#sandbox/world/fulfillment-orders/reschedule-fulfillment-order.ts";
import { setFulfillmentDeadline } from "#sandbox/world/fulfillment-orders/set-fulfillment-deadline.ts";
import { splitFulfillmentOrders } from "#sandbox/world/fulfillment-orders/split-fulfillment-orders.ts";
import { gid } from "#sandbox/world/gid.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";

interface HoldInput {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  notifyMerchant?: boolean | null;
  fulfillmentOrderLineItems?: LineInput[] | null;
}

type Args = Record<string, unknown>;

/** A mutation of one fulfilment order by its id, with no more in its answer than that. */
function ofOne<A extends { id: string }>(
  field: string,
  verb: (one: FulfillmentOrderRecord, args: A, context: RequestContext) => FulfillmentOrderRecord,
) {
  return (_root: undefined, args: A, context: RequestContext) => {
    const one = knownFulfillmentOrder(args.id, context);
    return mutate(
      context,
      field,
      { ...args },
      [args.id, gid("Order", one.orderId)],
      () => ({ changed: true, payload: { fulfillmentOrder: verb(one, args, context) } }),
      (userErrors) => ({ fulfillmentOrder: null, userErrors }),
    );
  };
}

export const fulfillmentOrderMutations: TypeResolvers<undefined> = {
  fulfillmentOrderHold: (_root, args: { id: string; fulfillmentHold: HoldInput }, context) => {
    const one = knownFulfillmentOrder(args.id, context);
    const { reason, reasonNotes, handle, fulfillmentOrderLineItems } = args.fulfillmentHold;
    return mutate(
      context,
      "fulfillmentOrderHold",
      { ...args },
      [args.id, gid("Order", one.orderId)],
      () => {
        const { hold, fulfillmentOrder, remaining } = holdFulfillmentOrder(
          context.world,
          context.shop.domain,
          one.id,
          { reason, reasonNotes, handle, lines: lineInput(fulfillmentOrderLineItems ?? []) },
          context.actor,
        );
        return {
          changed: true,
          payload: { fulfillmentHold: hold, fulfillmentOrder, remainingFulfillmentOrder: remaining },
          targetIds: [gid("FulfillmentHold", hold.id)],
        };
      },
      (userErrors) => ({ fulfillmentHold: null, fulfillmentOrder: null, remainingFulfillmentOrder: null, userErrors }),
    );
  },
  fulfillmentOrderReleaseHold: (_root, args: { id: string; holdIds?: string[] | null }, context) => {
    const one = knownFulfillmentOrder(args.id, context);
    return mutate(
      context,
      "fulfillmentOrderReleaseHold",
      { ...args },
      [args.id, gid("Order", one.orderId), ...(args.holdIds ?? [])],
      () => {
        const { fulfillmentOrder, released } = releaseHolds(
          context.world,
          context.shop.domain,
          one.id,
          args.holdIds ? args.holdIds.map((id) => digits(id, "FulfillmentHold")) : "all",
          context.actor,
        );
        return { changed: released > 0, payload: { fulfillmentOrder } };
      },
      (userErrors) => ({ fulfillmentOrder: null, userErrors }),
    );
  },
  fulfillmentOrderMove: (
    _root,
    args: { id: string; newLocationId: string; fulfillmentOrderLineItems?: LineInput[] | null },
    context,
  ) => {
    const one = knownFulfillmentOrder(args.id, context);
    return mutate(
      context,
      "fulfillmentOrderMove",
      { ...args },
      [args.id, gid("Order", one.orderId)],
      () => {
        const { moved, original, remaining } = moveFulfillmentOrder(
          context.world,
          context.shop.domain,
          one.id,
          digits(args.newLocationId, "Location"),
          args.fulfillmentOrderLineItems ? lineInput(args.fulfillmentOrderLineItems) : null,
          context.actor,
        );
        return {
          changed: true,
          payload: {
            movedFulfillmentOrder: moved,
            originalFulfillmentOrder: original,
            remainingFulfillmentOrder: remaining,
          },
        };
      },
      (userErrors) => ({
        movedFulfillmentOrder: null,
        originalFulfillmentOrder: null,
        remainingFulfillmentOrder: null,
        userErrors,
      }),
    );
  },
  fulfillmentOrderSplit: (
    _root,
    args: { fulfillmentOrderSplits: { fulfillmentOrderId: string; fulfillmentOrderLineItems: LineInput[] }[] },
    context,
  ) =>
    mutate(
      context,
      "fulfillmentOrderSplit",
      { ...args },
      args.fulfillmentOrderSplits.map((split) => split.fulfillmentOrderId),
      () => {
        const made = splitFulfillmentOrders(
          context.world,
          context.shop.domain,
          args.fulfillmentOrderSplits.map((split) => ({
            fulfillmentOrderId: digits(split.fulfillmentOrderId, "FulfillmentOrder"),
            lines: lineInput(split.fulfillmentOrderLineItems),
          })),
          context.actor,
        );
        return {
          changed: true,
          payload: {
            fulfillmentOrderSplits: made.map(({ fulfillmentOrder, remaining }) => ({
              fulfillmentOrder,
              remainingFulfillmentOrder: remaining,
              replacementFulfillmentOrder: null,
            })),
          },
        };
      },
      (userErrors) => ({ fulfillmentOrderSplits: null, userErrors }),
    ),
  fulfillmentOrderMerge: (
    _root,
    args: {
      fulfillmentOrderMergeInputs: {
        mergeIntents: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: LineInput[] | null }[];
      }[];
    },
    context,
  ) =>
    mutate(
      context,
      "fulfillmentOrderMerge",
      { ...args },
      args.fulfillmentOrderMergeInputs.flatMap(({ mergeIntents }) => mergeIntents.map((one) => one.fulfillmentOrderId)),
      () => {
        const merged = mergeFulfillmentOrders(
          context.world,
          context.shop.domain,
          args.fulfillmentOrderMergeInputs.map(({ mergeIntents }) =>
            mergeIntents.map((intent) => ({
              fulfillmentOrderId: digits(intent.fulfillmentOrderId, "FulfillmentOrder"),
              lines: intent.fulfillmentOrderLineItems ? lineInput(intent.fulfillmentOrderLineItems) : null,
            })),
          ),
          context.actor,
        );
        return {
          changed: true,
          payload: { fulfillmentOrderMerges: merged.map((fulfillmentOrder) => ({ fulfillmentOrder })) },
        };
      },
      (userErrors) => ({ fulfillmentOrderMerges: null, userErrors }),
    ),
  fulfillmentOrderCancel: (_root, args: { id: string }, context) => {
    const one = knownFulfillmentOrder(args.id, context);
    return mutate(
      context,
      "fulfillmentOrderCancel",
      { ...args },
      [args.id, gid("Order", one.orderId)],
      () => {
        const { fulfillmentOrder, replacement } = cancelFulfillmentOrder(
          context.world,
          context.shop.domain,
          one.id,
          context.actor,
        );
        return { changed: true, payload: { fulfillmentOrder, replacementFulfillmentOrder: replacement } };
      },
      (userErrors) => ({ fulfillmentOrder: null, replacementFulfillmentOrder: null, userErrors }),
    );
  },
  fulfillmentOrderOpen: ofOne("fulfillmentOrderOpen", (one, _args, { world, shop, actor }) =>
    openFulfillmentOrder(world, shop.domain, one.id, actor),
  ),
  fulfillmentOrderClose: ofOne<{ id: string; message?: string | null }>(
    "fulfillmentOrderClose",
    (one, { message }, { world, shop, actor }) =>
      closeFulfillmentOrder(world, shop.domain, one.id, message ?? null, actor),
  ),
  fulfillmentOrderReportProgress: ofOne<{ id: string; progressReport?: { reasonNotes?: string | null } | null }>(
    "fulfillmentOrderReportProgress",
    (one, { progressReport }, { world, shop, actor }) =>
      reportProgress(world, shop.domain, one.id, progressReport?.reasonNotes ?? null, actor),
  ),
  fulfillmentOrderReschedule: ofOne<{ id: string; fulfillAt: string }>(
    "fulfillmentOrderReschedule",
    (one, { fulfillAt }, { world, shop, actor }) =>
      rescheduleFulfillmentOrder(world, shop.domain, one.id, instantInput(fulfillAt), actor),
  ),
  fulfillmentOrdersSetFulfillmentDeadline: (
    _root,
    args: { fulfillmentOrderIds: string[]; fulfillmentDeadline: string },
    context,
  ) =>
    mutate(
      context,
      "fulfillmentOrdersSetFulfillmentDeadline",
      { ...args } as Args,
      args.fulfillmentOrderIds,
      () => {
        const ids = args.fulfillmentOrderIds.map((id) => digits(id, "FulfillmentOrder"));
        setFulfillmentDeadline(context.world, context.shop.domain, ids, instantInput(args.fulfillmentDeadline));
        return { changed: true, payload: { success: true } };
      },
      (userErrors) => ({ success: null, userErrors }),
    ),
  fulfillmentOrderLineItemsPreparedForPickup: (
    _root,
    args: { input: { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[] } },
    context,
  ) => {
    const given = args.input.lineItemsByFulfillmentOrder.map((one) => one.fulfillmentOrderId);
    return mutate(context, "fulfillmentOrderLineItemsPreparedForPickup", { ...args }, given, () => {
      const ids = given.map((id) => digits(id, "FulfillmentOrder"));
      prepareForPickup(context.world, context.shop.domain, ids, context.actor);
      return { changed: true, payload: {} };
    });
  },
  fulfillmentOrdersReroute: (
    _root,
    args: {
      fulfillmentOrderIds: string[];
      includedLocationIds?: string[] | null;
      excludedLocationIds?: string[] | null;
    },
    context,
  ) => {
    const ids = args.fulfillmentOrderIds.map((id) => knownFulfillmentOrder(id, context).id);
    return mutate(
      context,
      "fulfillmentOrdersReroute",
      { ...args },
      args.fulfillmentOrderIds,
      () => {
        const moved = rerouteFulfillmentOrders(
          context.world,
          context.shop.domain,
          ids,
          {
            included: args.includedLocationIds?.map((id) => digits(id, "Location")) ?? null,
            excluded: (args.excludedLocationIds ?? []).map((id) => digits(id, "Location")),
          },
          context.actor,
        );
        return { changed: true, payload: { movedFulfillmentOrders: moved } };
      },
      (userErrors) => ({ movedFulfillmentOrders: null, userErrors }),
    );
  },
};
