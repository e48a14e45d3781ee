import type { RequestContext } from "#sandbox/graphql/context.ts";
import { invalidId, notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { fulfillOrder } from "#sandbox/world/fulfill-order.ts";
import { gid } from "#sandbox/world/gid.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

/** The fulfilment order of a mutation's id; an unknown one is an error at the top of the answer (recorded). */
function known(id: string, { world, shop }: RequestContext): FulfillmentOrderRecord {
  const one = world.fulfillmentOrder(shop.domain, digits(id, "FulfillmentOrder"));
  if (!one) throw invalidId(id);
  return one;
}

const lineInput = (lines: { id: string; quantity: number }[]) =>
  lines.map(({ id, quantity }) => ({ id: digits(id, "FulfillmentOrderLineItem"), quantity }));

interface HoldInput {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  notifyMerchant?: boolean | null;
  fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null;
}

export const fulfillmentMutations: TypeResolvers<undefined> = {
  fulfillmentOrderHold: (_root, args: { id: string; fulfillmentHold: HoldInput }, context) => {
    const one = known(args.id, context);
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
    const one = known(args.id, context);
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
    args: { id: string; newLocationId: string; fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null },
    context,
  ) => {
    const one = known(args.id, context);
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
  fulfillmentCreate: (
    _root,
    args: {
      fulfillment: {
        lineItemsByFulfillmentOrder: {
          fulfillmentOrderId: string;
          fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null;
        }[];
        trackingInfo?: { number?: string | null; company?: string | null; url?: string | null } | null;
      };
    },
    context,
  ) => {
    const { lineItemsByFulfillmentOrder: groups, trackingInfo } = args.fulfillment;
    return mutate(
      context,
      "fulfillmentCreate",
      { ...args },
      groups.map((group) => group.fulfillmentOrderId),
      () => {
        const units = groups.map((group) => ({
          fulfillmentOrderId: digits(group.fulfillmentOrderId, "FulfillmentOrder"),
          ...(group.fulfillmentOrderLineItems ? { lines: lineInput(group.fulfillmentOrderLineItems) } : {}),
        }));
        const first = units[0] && context.world.fulfillmentOrder(context.shop.domain, units[0].fulfillmentOrderId);
        if (!first) throw new Refused("Fulfillment order does not exist.", { field: ["fulfillment"] });
        const { order, fulfillments } = fulfillOrder(
          context.world,
          context.shop.domain,
          first.orderId,
          {
            units,
            tracking: trackingInfo?.number
              ? { number: trackingInfo.number, company: trackingInfo.company ?? "", url: trackingInfo.url ?? null }
              : null,
          },
          context.actor,
        );
        if (fulfillments.length > 1) throw notSimulated("fulfillmentCreate over several locations");
        return {
          changed: true,
          payload: { fulfillment: { order, it: fulfillments[0] } },
          targetIds: [gid("Order", order.id)],
        };
      },
      (userErrors) => ({ fulfillment: null, userErrors }),
    );
  },
};
