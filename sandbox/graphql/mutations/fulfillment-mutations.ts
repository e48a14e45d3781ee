import type { RequestContext } from "#sandbox/graphql/context.ts";
import { instantInput, type LineInput, lineInput } from "#sandbox/graphql/mutations/fulfillment-order-input.ts";
import { digits, mutate } from "#sandbox/graphql/mutations/mutate.ts";
import type { TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { addFulfillmentEvent } from "#sandbox/world/fulfillments/add-fulfillment-event.ts";
import { cancelFulfillment } from "#sandbox/world/fulfillments/cancel-fulfillment.ts";
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { updateTracking } from "#sandbox/world/fulfillments/update-tracking.ts";
import { gid } from "#sandbox/world/gid.ts";
import type {
  FulfillmentEventStatus,
  OriginAddressRecord,
  TrackingRecord,
} from "#sandbox/world/records/fulfillment.ts";

interface TrackingInput {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
}

interface FulfillmentInput {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems?: LineInput[] | null;
  }[];
  trackingInfo?: TrackingInput | null;
  originAddress?: OriginAddressRecord | null;
}

interface EventInput {
  fulfillmentId: string;
  status: FulfillmentEventStatus;
  message?: string | null;
  happenedAt?: string | null;
  estimatedDeliveryAt?: string | null;
  address1?: string | null;
  city?: string | null;
  province?: string | null;
  country?: string | null;
  zip?: string | null;
  latitude?: number | null;
  longitude?: number | null;
}

/** One parcel a number; its link stands at the same place of the other list. */
function parcels(input: TrackingInput | null | undefined): TrackingRecord[] {
  if (!input) return [];
  const numbers = input.numbers ?? (input.number == null ? [] : [input.number]);
  const urls = input.urls ?? (input.url == null ? [] : [input.url]);
  return numbers.map((number, index) => ({ number, company: input.company ?? null, url: urls[index] ?? null }));
}

const create =
  (field: string) => (_root: undefined, args: { fulfillment: FulfillmentInput }, context: RequestContext) => {
    const { lineItemsByFulfillmentOrder: groups, originAddress, trackingInfo } = args.fulfillment;
    return mutate(
      context,
      field,
      { ...args },
      groups.map((group) => group.fulfillmentOrderId),
      () => {
        const units = groups.map((group) => ({
          fulfillmentOrderId: digits(group.fulfillmentOrderId, "FulfillmentOrder"),
          ...(group.fulfillmentOrderLineItems ? { lines: lineInput(group.fulfillmentOrderLineItems) } : {}),
        }));
        const { order, fulfillment } = createFulfillment(
          context.world,
          context.shop.domain,
          units,
          parcels(trackingInfo),
          context.actor,
          originAddress,
        );
        return {
          changed: true,
          payload: { fulfillment: { order, it: fulfillment } },
          targetIds: [gid("Order", order.id)],
        };
      },
      (userErrors) => ({ fulfillment: null, userErrors }),
    );
  };

const track =
  (field: string) =>
  (_root: undefined, args: { fulfillmentId: string; trackingInfoInput: TrackingInput }, context: RequestContext) =>
    mutate(
      context,
      field,
      { ...args },
      [args.fulfillmentId],
      () => {
        const { order, fulfillment } = updateTracking(
          context.world,
          context.shop.domain,
          digits(args.fulfillmentId, "Fulfillment"),
          parcels(args.trackingInfoInput),
          context.actor,
        );
        return {
          changed: true,
          payload: { fulfillment: { order, it: fulfillment } },
          targetIds: [gid("Order", order.id)],
        };
      },
      (userErrors) => ({ fulfillment: null, userErrors }),
    );

export const fulfillmentMutations: TypeResolvers<undefined> = {
  fulfillmentCreate: create("fulfillmentCreate"),
  fulfillmentCreateV2: create("fulfillmentCreateV2"),
  fulfillmentTrackingInfoUpdate: track("fulfillmentTrackingInfoUpdate"),
  fulfillmentTrackingInfoUpdateV2: track("fulfillmentTrackingInfoUpdateV2"),
  fulfillmentCancel: (_root, args: { id: string }, context) =>
    mutate(
      context,
      "fulfillmentCancel",
      { ...args },
      [args.id],
      () => {
        const { order, fulfillment, changed } = cancelFulfillment(
          context.world,
          context.shop.domain,
          digits(args.id, "Fulfillment"),
          context.actor,
        );
        return { changed, payload: { fulfillment: { order, it: fulfillment } }, targetIds: [gid("Order", order.id)] };
      },
      (userErrors) => ({ fulfillment: null, userErrors }),
    ),
  fulfillmentEventCreate: (_root, args: { fulfillmentEvent: EventInput }, context) => {
    const { fulfillmentId, happenedAt, estimatedDeliveryAt, ...rest } = args.fulfillmentEvent;
    return mutate(
      context,
      "fulfillmentEventCreate",
      { ...args },
      [fulfillmentId],
      () => {
        const { order, event } = addFulfillmentEvent(
          context.world,
          context.shop.domain,
          digits(fulfillmentId, "Fulfillment"),
          {
            ...rest,
            ...(happenedAt ? { happenedAt: instantInput(happenedAt) } : {}),
            estimatedDeliveryAt: instantInput(estimatedDeliveryAt ?? null),
          },
          context.actor,
        );
        return { changed: true, payload: { fulfillmentEvent: event }, targetIds: [gid("Order", order.id)] };
      },
      (userErrors) => ({ fulfillmentEvent: null, userErrors }),
    );
  },
};
