// Cancels an order. Readable: Shopify says when an order was cancelled. It cannot be taken back.
import { cancelOrder as write } from "#app/admin/operations/cancel-order.ts";
import { type ReadOrderState, readOrderState } from "#app/admin/operations/read-order-state.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";

const SHIPPED = ["FULFILLED", "PARTIALLY_FULFILLED", "IN_PROGRESS_FULFILLED"];

export const cancelOrder = shopifyWrite<"cancel_order", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: ({ cancelledAt, displayFulfillmentStatus }) => {
    if (cancelledAt) return SO;
    return SHIPPED.includes(displayFulfillmentStatus) ? moot("Units of it were shipped.") : TO_DO;
  },
  write: (admin, { target, body: { reason, restock, refund, notify_customer, staff_note } }) =>
    write(admin, {
      orderId: target,
      reason: reason.toUpperCase() as never,
      restock,
      refundMethod:
        refund === "store_credit" ? { storeCreditRefund: {} } : { originalPaymentMethodsRefund: refund === "original" },
      notifyCustomer: notify_customer,
      ...(staff_note ? { staffNote: staff_note } : {}),
    }),
});
