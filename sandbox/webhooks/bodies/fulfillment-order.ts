// Pure over the world. Bodies of fulfillment_orders/* and fulfillment_holds/*: gids, and no order id.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { appNumber } from "#sandbox/world/app-number.ts";
import { gid } from "#sandbox/world/gid.ts";
import type { Actor, FulfillmentOrderRecord, HoldRecord } from "#sandbox/world/types.ts";

/** The number by which Shopify names its own admin. */
const THE_ADMIN = gid("App", "1830279");
const STAFF_MEMBER = gid("StaffMember", "81234567890");

const appOf = (appId: string | null) => (appId === null ? THE_ADMIN : gid("App", appNumber(appId)));

const brief = (one: FulfillmentOrderRecord) => ({
  id: gid("FulfillmentOrder", one.id),
  status: one.status.toLowerCase(),
});

const found = (id: string | null, { world, shop }: Telling): FulfillmentOrderRecord | null =>
  id === null ? null : world.fulfillmentOrder(shop.domain, id);

const briefOf = (id: string | null, telling: Telling) => {
  const one = found(id, telling);
  return one && brief(one);
};

const holdBody = (hold: HoldRecord, appId: string) => ({
  id: gid("FulfillmentHold", hold.id),
  reason: hold.reason.toLowerCase(),
  reason_notes: hold.reasonNotes ?? "",
  held_by_requesting_app: hold.appId === appId,
  handle: hold.handle,
  held_by_app: { id: appOf(hold.appId) },
});

const linesBody = (lines: readonly { id: string; quantity: number }[]) =>
  lines.map(({ id, quantity }) => ({ id: gid("FulfillmentOrderLineItem", id), quantity }));

const byApp = (actor: Actor) => ({ id: appOf(actor.by === "app" ? actor.appId : null) });
const byUser = (actor: Actor) => (actor.by === "staff" ? { id: STAFF_MEMBER } : null);

const plain = (event: { fulfillmentOrderId: string | null }, telling: Telling) => {
  const one = briefOf(event.fulfillmentOrderId, telling);
  return one && { fulfillment_order: one };
};

/** With what merchant and fulfilment service agreed. */
const requested = (one: FulfillmentOrderRecord) => ({ ...brief(one), request_status: one.requestStatus.toLowerCase() });

const answered = (event: { fulfillmentOrderId: string | null; data: { message: string | null } }, telling: Telling) => {
  const one = found(event.fulfillmentOrderId, telling);
  return one && { fulfillment_order: requested(one), message: event.data.message ?? "" };
};

const requestBody = ({ requestId, message }: { requestId: string; message: string | null }) => ({
  id: gid("FulfillmentOrderMerchantRequest", requestId),
  message: message ?? "",
});

/** As `deliveryMethod` is named in the bodies of what lies ready. */
const METHODS: Record<FulfillmentOrderRecord["deliveryMethod"], string> = {
  SHIPPING: "shipping",
  PICK_UP: "pickup",
  LOCAL: "local",
  NONE: "none",
};

const prepared = (event: { fulfillmentOrderId: string | null }, telling: Telling) => {
  const one = found(event.fulfillmentOrderId, telling);
  return (
    one && {
      fulfillment_order: {
        ...brief(one),
        preparable: true,
        delivery_method: { method_type: METHODS[one.deliveryMethod] },
      },
    }
  );
};

export const fulfillmentOrderBodies: Bodies = {
  "fulfillment_orders/fulfillment_request_submitted": ({ fulfillmentOrderId, data }, telling) => {
    const submitted = found(fulfillmentOrderId, telling);
    const original = found(data.originalFulfillmentOrderId, telling);
    return (
      submitted &&
      original && {
        original_fulfillment_order: requested(original),
        submitted_fulfillment_order: requested(submitted),
        fulfillment_order_merchant_request: requestBody(data),
      }
    );
  },
  "fulfillment_orders/fulfillment_request_accepted": answered,
  "fulfillment_orders/fulfillment_request_rejected": answered,
  "fulfillment_orders/cancellation_request_submitted": ({ fulfillmentOrderId, data }, telling) => {
    const one = found(fulfillmentOrderId, telling);
    return one && { fulfillment_order: requested(one), fulfillment_order_merchant_request: requestBody(data) };
  },
  "fulfillment_orders/cancellation_request_accepted": answered,
  "fulfillment_orders/cancellation_request_rejected": answered,
  "fulfillment_orders/fulfillment_service_failed_to_complete": answered,
  "fulfillment_orders/line_items_prepared_for_pickup": prepared,
  "fulfillment_orders/line_items_prepared_for_local_delivery": prepared,
  "fulfillment_orders/order_routing_complete": plain,
  "fulfillment_orders/hold_released": plain,
  "fulfillment_orders/scheduled_fulfillment_order_ready": plain,
  "fulfillment_orders/placed_on_hold": (event, telling) => {
    const one = found(event.fulfillmentOrderId, telling);
    if (!one) return null;
    const created = one.holds.find((hold) => hold.id === event.childId) ?? one.holds.at(-1);
    return {
      fulfillment_order: { ...brief(one), fulfillment_holds: one.holds.map((hold) => holdBody(hold, telling.appId)) },
      // Shopify names it always; without a partial hold it is empty.
      remaining_fulfillment_order: briefOf(event.data.remainingFulfillmentOrderId, telling),
      held_fulfillment_order_line_items: linesBody(event.data.heldLines),
      created_fulfillment_hold: created ? holdBody(created, telling.appId) : null,
    };
  },
  "fulfillment_orders/moved": ({ fulfillmentOrderId, data }, telling) => {
    const moved = found(fulfillmentOrderId, telling);
    const original = found(data.originalFulfillmentOrderId, telling);
    if (!moved || !original) return null;
    const at = (one: FulfillmentOrderRecord) => ({
      ...brief(one),
      assigned_location_id: gid("Location", one.locationId),
    });
    return {
      original_fulfillment_order: at(original),
      moved_fulfillment_order: at(moved),
      destination_location_id: gid("Location", data.destinationLocationId),
      fulfillment_order_line_items_requested: linesBody(data.lines),
      source_location: { id: gid("Location", data.sourceLocationId) },
    };
  },
  "fulfillment_orders/split": ({ fulfillmentOrderId, data }, telling) => {
    const one = briefOf(fulfillmentOrderId, telling);
    return (
      one && {
        split_line_items: linesBody(data.splitLines),
        fulfillment_order: one,
        remaining_fulfillment_order: briefOf(data.remainingFulfillmentOrderId, telling),
        replacement_fulfillment_order: briefOf(data.replacementFulfillmentOrderId, telling),
      }
    );
  },
  "fulfillment_orders/merged": ({ fulfillmentOrderId, data }, telling) => {
    const one = briefOf(fulfillmentOrderId, telling);
    return (
      one && {
        // Shopify's own sample has plain numbers here, and gids everywhere else.
        merge_intents: data.intents.map((intent) => ({
          fulfillment_order_id: Number(intent.fulfillmentOrderId),
          fulfillment_order_line_items: intent.lines.map(({ id, quantity }) => ({ id: Number(id), quantity })),
        })),
        fulfillment_order_merges: { fulfillment_order: one },
      }
    );
  },
  "fulfillment_orders/cancelled": ({ fulfillmentOrderId, data }, telling) => {
    const one = briefOf(fulfillmentOrderId, telling);
    return (
      one && {
        fulfillment_order: one,
        replacement_fulfillment_order: briefOf(data.replacementFulfillmentOrderId, telling),
      }
    );
  },
  "fulfillment_orders/rescheduled": ({ fulfillmentOrderId }, telling) => {
    const one = found(fulfillmentOrderId, telling);
    return one && { fulfillment_order: { ...brief(one), fulfill_at: one.fulfillAt && telling.at(one.fulfillAt) } };
  },
  "fulfillment_orders/progress_reported": ({ fulfillmentOrderId, data, actor }, telling) => {
    const one = briefOf(fulfillmentOrderId, telling);
    return (
      one && {
        fulfillment_order: one,
        progress_report: {
          reason_notes: data.reasonNotes ?? "",
          progress_reported_by_app: byApp(actor),
          progress_reported_by_user: byUser(actor),
        },
        initial_status: data.initialStatus.toLowerCase(),
      }
    );
  },
  "fulfillment_orders/manually_reported_progress_stopped": ({ fulfillmentOrderId, actor }, telling) => {
    const one = briefOf(fulfillmentOrderId, telling);
    return (
      one && { fulfillment_order: one, progress_stopped_by_app: byApp(actor), progress_stopped_by_user: byUser(actor) }
    );
  },
  "fulfillment_holds/added": (event, telling) => holdEvent(event, telling),
  "fulfillment_holds/released": (event, telling) => holdEvent(event, telling),
};

const holdEvent = (event: { fulfillmentOrderId: string | null; data: { hold: HoldRecord } }, telling: Telling) =>
  event.fulfillmentOrderId && {
    fulfillment_order: { id: gid("FulfillmentOrder", event.fulfillmentOrderId) },
    fulfillment_hold: holdBody(event.data.hold, telling.appId),
  };
