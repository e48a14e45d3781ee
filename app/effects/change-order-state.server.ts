// Archive and payment state of an order, and its end.
import { closeOrder } from "#app/admin/operations/close-order.ts";
import { deleteOrder as remove } from "#app/admin/operations/delete-order.ts";
import { markOrderAsPaid } from "#app/admin/operations/mark-order-as-paid.ts";
import { type ReadOrderState, readOrderState } from "#app/admin/operations/read-order-state.ts";
import { reopenOrder as reopen } from "#app/admin/operations/reopen-order.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, soIf, TO_DO } from "#app/effects/verdict.ts";

export const archiveOrder = shopifyWrite<"archive_order", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: ({ closedAt }) => soIf(Boolean(closedAt)),
  write: (admin, { target }) => closeOrder(admin, { id: target }),
});

export const reopenOrder = shopifyWrite<"reopen_order", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: ({ closedAt, cancelledAt }) => {
    if (!closedAt) return SO;
    return cancelledAt ? moot("The order was cancelled.") : TO_DO;
  },
  write: (admin, { target }) => reopen(admin, { id: target }),
});

export const markAsPaid = shopifyWrite<"mark_as_paid", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: ({ displayFinancialStatus: status, cancelledAt, canMarkAsPaid }) => {
    if (status === "PAID") return SO;
    if (cancelledAt) return moot("The order was cancelled.");
    return canMarkAsPaid ? TO_DO : moot(`Its payment is ${String(status).toLowerCase().replaceAll("_", " ")}.`);
  },
  write: (admin, { target }) => markOrderAsPaid(admin, { id: target }),
});

export const deleteOrder = shopifyWrite<"delete_order", ReadOrderState>({
  look: (admin, { target }) => readOrderState(admin, { id: target }),
  judge: () => TO_DO,
  whenGone: SO,
  write: (admin, { target }) => remove(admin, { orderId: target }),
});
