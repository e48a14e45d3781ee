// Requests to the fulfilment service (3PL) that has a fulfilment order. Readable by its request status.
import { requestFulfillment as request } from "#app/admin/operations/request-fulfillment.ts";
import { requestFulfillmentCancellation } from "#app/admin/operations/request-fulfillment-cancellation.ts";
import {
  fulfillmentOrdersOf,
  notInState,
  type SeenFulfillmentOrders,
} from "#app/effects/fulfillment-orders-of.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";

const REQUESTED = ["submitted", "accepted", "cancellation_requested", "cancellation_rejected"];

export const requestFulfillment = shopifyWrite<"request_fulfillment", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }) => {
    if (REQUESTED.includes(one.request_status)) return SO;
    const state = notInState(one, ["open", "incomplete"]);
    return state ? moot(state) : TO_DO;
  },
  write: (admin, { target, body: { message, notify_customer } }) =>
    request(admin, { id: target, message, notifyCustomer: notify_customer }),
});

export const cancelFulfillmentRequest = shopifyWrite<"cancel_fulfillment_request", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }) => {
    if (one.request_status === "cancellation_requested" || one.request_status === "cancellation_accepted") return SO;
    return ["submitted", "accepted", "cancellation_rejected"].includes(one.request_status)
      ? TO_DO
      : moot("Nothing is requested of its fulfilment service.");
  },
  write: (admin, { target, body: { message } }) => requestFulfillmentCancellation(admin, { id: target, message }),
});
