// What is written to a parcel that was sent.
import { addFulfillmentEvent as addEvent } from "#app/admin/operations/add-fulfillment-event.ts";
import { cancelFulfillment as cancel } from "#app/admin/operations/cancel-fulfillment.ts";
import { type ReadFulfillment, readFulfillment } from "#app/admin/operations/read-fulfillment.ts";
import { updateTracking as update } from "#app/admin/operations/update-tracking.ts";
import { trackingInApi } from "#app/effects/create-fulfillment.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";

const CANCELLED = "The fulfilment was cancelled.";

export const updateTracking = shopifyWrite<"update_tracking", ReadFulfillment>({
  look: (admin, { target }) => readFulfillment(admin, { id: target }),
  judge: ({ status, trackingInfo }, { body: { company, numbers, urls } }) => {
    const isSo =
      numbers.length === trackingInfo.length &&
      trackingInfo.every(
        (info, at) =>
          info.number === numbers[at] &&
          (!company || info.company === company) &&
          (urls[at] === undefined || info.url === urls[at]),
      );
    if (isSo) return SO;
    return status === "CANCELLED" ? moot(CANCELLED) : TO_DO;
  },
  write: (admin, { target, body }) =>
    update(admin, { fulfillmentId: target, tracking: trackingInApi(body), notifyCustomer: body.notify_customer }),
});

export const addFulfillmentEvent = shopifyWrite<"add_fulfillment_event", ReadFulfillment>({
  look: (admin, { target }) => readFulfillment(admin, { id: target }),
  judge: ({ status, events }, { body }) => {
    const isSo = events.nodes.some(
      (event) =>
        event.status === body.status.toUpperCase() &&
        Date.parse(event.happenedAt) === Date.parse(body.happened_at) &&
        (event.message ?? "") === body.message,
    );
    if (isSo) return SO;
    return status === "CANCELLED" ? moot(CANCELLED) : TO_DO;
  },
  write: (admin, { target, body: { status, message, happened_at, estimated_delivery_at } }) =>
    addEvent(admin, {
      event: {
        fulfillmentId: target,
        status: status.toUpperCase() as never,
        happenedAt: happened_at,
        ...(message ? { message } : {}),
        ...(estimated_delivery_at ? { estimatedDeliveryAt: estimated_delivery_at } : {}),
      },
    }),
});

export const cancelFulfillment = shopifyWrite<"cancel_fulfillment", ReadFulfillment>({
  look: (admin, { target }) => readFulfillment(admin, { id: target }),
  judge: ({ status }) => (status === "CANCELLED" ? SO : TO_DO),
  write: (admin, { target }) => cancel(admin, { id: target }),
});
