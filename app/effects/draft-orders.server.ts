// Draft orders: made, completed, deleted.
import { completeDraftOrder as complete } from "#app/admin/operations/complete-draft-order.ts";
import { createDraftOrder as create } from "#app/admin/operations/create-draft-order.ts";
import { deleteDraftOrder as remove } from "#app/admin/operations/delete-draft-order.ts";
import { type ReadDraftOrder, readDraftOrder } from "#app/admin/operations/read-draft-order.ts";
import { sendDraftInvoice } from "#app/admin/operations/send-draft-invoice.ts";
import { updateDraftOrder as update } from "#app/admin/operations/update-draft-order.ts";
import { changesInApi, draftInApi } from "#app/effects/draft-in-api.ts";
import { blindWrite, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";

/** Blind: nothing of ours in a draft order tells it from one that somebody made by hand. */
export const createDraftOrder = blindWrite<"create_draft_order">(async (admin, { body }) => {
  const made = await create(admin, { input: draftInApi(body) });
  if (made.outcome === "refused" || !body.send_invoice) return made;
  const sent = await sendDraftInvoice(admin, { id: made.draftOrderId });
  return { ...sent, points: made.points + sent.points };
});

export const completeDraftOrder = shopifyWrite<"complete_draft_order", ReadDraftOrder>({
  look: (admin, { target }) => readDraftOrder(admin, { id: target }),
  judge: ({ status }) => (status === "COMPLETED" ? SO : TO_DO),
  write: (admin, { target, body }) => complete(admin, { id: target, paymentPending: body.payment_pending }),
});

export const updateDraftOrder = shopifyWrite<"update_draft_order", ReadDraftOrder>({
  look: (admin, { target }) => readDraftOrder(admin, { id: target }),
  judge: ({ status }) => (status === "COMPLETED" ? moot("The draft order is completed.") : TO_DO),
  write: (admin, { target, body }) => update(admin, { id: target, ...changesInApi(body) }),
});

export const deleteDraftOrder = shopifyWrite<"delete_draft_order", ReadDraftOrder>({
  look: (admin, { target }) => readDraftOrder(admin, { id: target }),
  judge: ({ status }) => (status === "COMPLETED" ? moot("The draft order is completed.") : TO_DO),
  whenGone: SO,
  write: (admin, { target }) => remove(admin, { id: target }),
});
