// What is written to a fulfilment order as a whole, and shows in its state.
import { closeFulfillmentOrder as close } from "#app/admin/operations/close-fulfillment-order.ts";
import { prepareForPickup } from "#app/admin/operations/prepare-for-pickup.ts";
import { rescheduleFulfillmentOrder as reschedule } from "#app/admin/operations/reschedule-fulfillment-order.ts";
import {
  fulfillmentOrdersOf,
  notInState,
  type SeenFulfillmentOrders,
} from "#app/effects/fulfillment-orders-of.server.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO, type Verdict } from "#app/effects/verdict.ts";

const unless = (state: string | null): Verdict => (state ? moot(state) : TO_DO);

export const closeFulfillmentOrder = shopifyWrite<"close_fulfillment_order", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }) => (one.status === "incomplete" ? SO : unless(notInState(one, ["in_progress"]))),
  write: (admin, { target, body: { message } }) => close(admin, { id: target, message }),
});

export const rescheduleFulfillmentOrder = shopifyWrite<"reschedule_fulfillment_order", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }, { body: { fulfill_at } }) => {
    if (one.fulfill_at !== null && Date.parse(one.fulfill_at) === Date.parse(fulfill_at)) return SO;
    return unless(notInState(one, ["scheduled"]));
  },
  write: (admin, { target, body: { fulfill_at } }) => reschedule(admin, { id: target, fulfillAt: fulfill_at }),
});

/** Nothing in Shopify shows that it was said, and the customer is told each time: at most once. */
export const markReadyForPickup = shopifyWrite<"mark_ready_for_pickup", SeenFulfillmentOrders>({
  look: fulfillmentOrdersOf,
  judge: ({ one }) =>
    one.delivery_method === "pick_up" ? unless(notInState(one, ["open"])) : moot("It is not picked up."),
  write: (admin, { target }) => prepareForPickup(admin, { id: target }),
});
