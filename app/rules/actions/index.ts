// The only list of actions: a new one is a file here and a line below.
import type { Action } from "#app/rules/action.ts";
import { addFulfillmentEvent } from "#app/rules/actions/add-fulfillment-event.ts";
import { addLineItem } from "#app/rules/actions/add-line-item.ts";
import { addRow } from "#app/rules/actions/add-row.ts";
import { addTags } from "#app/rules/actions/add-tags.ts";
import { addToCollection } from "#app/rules/actions/add-to-collection.ts";
import { adjustStock } from "#app/rules/actions/adjust-stock.ts";
import { appendNote } from "#app/rules/actions/append-note.ts";
import { approveReturn } from "#app/rules/actions/approve-return.ts";
import { archiveOrder } from "#app/rules/actions/archive-order.ts";
import { arrangeCollection } from "#app/rules/actions/arrange-collection.ts";
import { askAttention } from "#app/rules/actions/ask-attention.ts";
import { cancelFulfillment } from "#app/rules/actions/cancel-fulfillment.ts";
import { cancelFulfillmentRequest } from "#app/rules/actions/cancel-fulfillment-request.ts";
import { cancelOrder } from "#app/rules/actions/cancel-order.ts";
import { cancelReturn } from "#app/rules/actions/cancel-return.ts";
import { capturePayment } from "#app/rules/actions/capture-payment.ts";
import { changeShippingAddress } from "#app/rules/actions/change-shipping-address.ts";
import { changeShippingMethod } from "#app/rules/actions/change-shipping-method.ts";
import { closeFulfillmentOrder } from "#app/rules/actions/close-fulfillment-order.ts";
import { closeReturn } from "#app/rules/actions/close-return.ts";
import { completeDraftOrder } from "#app/rules/actions/complete-draft-order.ts";
import { createCollection } from "#app/rules/actions/create-collection.ts";
import { createCustomer } from "#app/rules/actions/create-customer.ts";
import { createDiscountCode } from "#app/rules/actions/create-discount-code.ts";
import { createDraftOrder } from "#app/rules/actions/create-draft-order.ts";
import { createFulfillment } from "#app/rules/actions/create-fulfillment.ts";
import { createGiftCard } from "#app/rules/actions/create-gift-card.ts";
import { createOrder } from "#app/rules/actions/create-order.ts";
import { createReturn } from "#app/rules/actions/create-return.ts";
import { declineReturn } from "#app/rules/actions/decline-return.ts";
import { deleteCustomer } from "#app/rules/actions/delete-customer.ts";
import { deleteDiscount } from "#app/rules/actions/delete-discount.ts";
import { deleteDraftOrder } from "#app/rules/actions/delete-draft-order.ts";
import { deleteMetafield } from "#app/rules/actions/delete-metafield.ts";
import { deleteOrder } from "#app/rules/actions/delete-order.ts";
import { deleteProduct } from "#app/rules/actions/delete-product.ts";
import { deleteVariant } from "#app/rules/actions/delete-variant.ts";
import { discountLine } from "#app/rules/actions/discount-line.ts";
import { forget } from "#app/rules/actions/forget.ts";
import { giveStoreCredit } from "#app/rules/actions/give-store-credit.ts";
import { holdFulfillment } from "#app/rules/actions/hold-fulfillment.ts";
import { inviteCustomer } from "#app/rules/actions/invite-customer.ts";
import { markAsPaid } from "#app/rules/actions/mark-as-paid.ts";
import { markReadyForPickup } from "#app/rules/actions/mark-ready-for-pickup.ts";
import { moveFulfillmentOrder } from "#app/rules/actions/move-fulfillment-order.ts";
import { publishCollection } from "#app/rules/actions/publish-collection.ts";
import { publishProduct } from "#app/rules/actions/publish-product.ts";
import { refundOrder } from "#app/rules/actions/refund-order.ts";
import { releaseHold } from "#app/rules/actions/release-hold.ts";
import { remember } from "#app/rules/actions/remember.ts";
import { remindPayment } from "#app/rules/actions/remind-payment.ts";
import { removeAttributes } from "#app/rules/actions/remove-attributes.ts";
import { removeFromCollection } from "#app/rules/actions/remove-from-collection.ts";
import { removeTags } from "#app/rules/actions/remove-tags.ts";
import { reopenOrder } from "#app/rules/actions/reopen-order.ts";
import { requestFulfillment } from "#app/rules/actions/request-fulfillment.ts";
import { rescheduleFulfillmentOrder } from "#app/rules/actions/reschedule-fulfillment-order.ts";
import { saveReport } from "#app/rules/actions/save-report.ts";
import { sendChat } from "#app/rules/actions/send-chat.ts";
import { sendEmail } from "#app/rules/actions/send-email.ts";
import { sendHttp } from "#app/rules/actions/send-http.ts";
import { sendInvoice } from "#app/rules/actions/send-invoice.ts";
import { setAttributes } from "#app/rules/actions/set-attributes.ts";
import { setDiscountStatus } from "#app/rules/actions/set-discount-status.ts";
import { setLineQuantity } from "#app/rules/actions/set-line-quantity.ts";
import { setMetafield } from "#app/rules/actions/set-metafield.ts";
import { setNote } from "#app/rules/actions/set-note.ts";
import { setProductStatus } from "#app/rules/actions/set-product-status.ts";
import { setRisk } from "#app/rules/actions/set-risk.ts";
import { setStock } from "#app/rules/actions/set-stock.ts";
import { splitFulfillmentOrder } from "#app/rules/actions/split-fulfillment-order.ts";
import { startRule } from "#app/rules/actions/start-rule.ts";
import { stockAtLocation } from "#app/rules/actions/stock-at-location.ts";
import { stopRule } from "#app/rules/actions/stop-rule.ts";
import { syncTags } from "#app/rules/actions/sync-tags.ts";
import { triggerFlow } from "#app/rules/actions/trigger-flow.ts";
import { unpublishCollection } from "#app/rules/actions/unpublish-collection.ts";
import { unpublishProduct } from "#app/rules/actions/unpublish-product.ts";
import { updateCollection } from "#app/rules/actions/update-collection.ts";
import { updateCustomer } from "#app/rules/actions/update-customer.ts";
import { updateDraftOrder } from "#app/rules/actions/update-draft-order.ts";
import { updateOrder } from "#app/rules/actions/update-order.ts";
import { updateProduct } from "#app/rules/actions/update-product.ts";
import { updateTracking } from "#app/rules/actions/update-tracking.ts";
import { updateVariant } from "#app/rules/actions/update-variant.ts";
import { voidPayment } from "#app/rules/actions/void-payment.ts";

export const ACTIONS: readonly Action[] = [
  addTags,
  removeTags,
  syncTags,
  appendNote,
  setNote,
  setAttributes,
  removeAttributes,
  setMetafield,
  deleteMetafield,
  updateOrder,
  changeShippingAddress,
  updateCustomer,
  createCustomer,
  inviteCustomer,
  deleteCustomer,
  holdFulfillment,
  releaseHold,
  moveFulfillmentOrder,
  splitFulfillmentOrder,
  requestFulfillment,
  cancelFulfillmentRequest,
  rescheduleFulfillmentOrder,
  createFulfillment,
  markReadyForPickup,
  closeFulfillmentOrder,
  updateTracking,
  addFulfillmentEvent,
  cancelFulfillment,
  addLineItem,
  setLineQuantity,
  discountLine,
  changeShippingMethod,
  archiveOrder,
  reopenOrder,
  cancelOrder,
  deleteOrder,
  capturePayment,
  voidPayment,
  markAsPaid,
  sendInvoice,
  remindPayment,
  refundOrder,
  giveStoreCredit,
  createDiscountCode,
  setDiscountStatus,
  deleteDiscount,
  createGiftCard,
  createOrder,
  createDraftOrder,
  updateDraftOrder,
  completeDraftOrder,
  deleteDraftOrder,
  createReturn,
  approveReturn,
  declineReturn,
  closeReturn,
  cancelReturn,
  adjustStock,
  setStock,
  stockAtLocation,
  updateVariant,
  updateProduct,
  setProductStatus,
  publishProduct,
  unpublishProduct,
  publishCollection,
  unpublishCollection,
  deleteProduct,
  deleteVariant,
  addToCollection,
  removeFromCollection,
  arrangeCollection,
  createCollection,
  updateCollection,
  setRisk,
  sendEmail,
  sendChat,
  sendHttp,
  triggerFlow,
  askAttention,
  remember,
  forget,
  addRow,
  saveReport,
  startRule,
  stopRule,
];

/** The action of that name, or undefined. */
export function actionNamed(name: string): Action | undefined {
  return ACTIONS.find((action) => action.name === name);
}
