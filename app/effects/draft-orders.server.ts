// Draft orders: made, completed, deleted.
import { gidOf } from "#app/admin/gid.ts";
import { completeDraftOrder as complete } from "#app/admin/operations/complete-draft-order.ts";
import { createDraftOrder as create } from "#app/admin/operations/create-draft-order.ts";
import { deleteDraftOrder as remove } from "#app/admin/operations/delete-draft-order.ts";
import { type ReadDraftOrder, readDraftOrder } from "#app/admin/operations/read-draft-order.ts";
import { sendDraftInvoice } from "#app/admin/operations/send-draft-invoice.ts";
import { blindWrite, shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { moot, SO, TO_DO } from "#app/effects/verdict.ts";
import type { DraftLine } from "#app/rules/effect.ts";

/** Blind: nothing of ours in a draft order tells it from one that somebody made by hand. */
export const createDraftOrder = blindWrite<"create_draft_order">(async (admin, { body }) => {
  const made = await create(admin, {
    input: {
      lineItems: body.lines.map(lineInApi),
      ...(body.customer_id ? { purchasingEntity: { customerId: gidOf("Customer", body.customer_id) } } : {}),
      ...(body.email ? { email: body.email } : {}),
      ...(body.note ? { note: body.note } : {}),
      ...(body.tags.length ? { tags: body.tags } : {}),
    },
  });
  if (made.outcome === "refused" || !body.send_invoice) return made;
  const sent = await sendDraftInvoice(admin, { id: made.draftOrderId });
  return { ...sent, points: made.points + sent.points };
});

function lineInApi({ variant_id, title, price, quantity, discount_percent }: DraftLine) {
  const discount =
    discount_percent === null
      ? {}
      : { appliedDiscount: { value: Number(discount_percent), valueType: "PERCENTAGE" as never } };
  return variant_id
    ? { variantId: gidOf("ProductVariant", variant_id), quantity, ...discount }
    : { title: title ?? "", originalUnitPrice: price ?? "0", quantity, ...discount };
}

export const completeDraftOrder = shopifyWrite<"complete_draft_order", ReadDraftOrder>({
  look: (admin, { target }) => readDraftOrder(admin, { id: target }),
  judge: ({ status }) => (status === "COMPLETED" ? SO : TO_DO),
  write: (admin, { target, body }) => complete(admin, { id: target, paymentPending: body.payment_pending }),
});

export const deleteDraftOrder = shopifyWrite<"delete_draft_order", ReadDraftOrder>({
  look: (admin, { target }) => readDraftOrder(admin, { id: target }),
  judge: ({ status }) => (status === "COMPLETED" ? moot("The draft order is completed.") : TO_DO),
  whenGone: SO,
  write: (admin, { target }) => remove(admin, { id: target }),
});
