// The only list of actions: a new one is a file here and a line below.
import type { Action } from "#app/rules/action.ts";
import { addTags } from "#app/rules/actions/add-tags.ts";
import { addRow, askAttention, forget, remember, saveReport, startRule, stopRule } from "#app/rules/actions/books.ts";
import { createDiscountCode } from "#app/rules/actions/create-discount-code.ts";
import { updateCustomer } from "#app/rules/actions/customers.ts";
import { addLineItem, changeShippingMethod, discountLine, setLineQuantity } from "#app/rules/actions/edit-order.ts";
import {
  addFulfillmentEvent,
  cancelFulfillment,
  createFulfillment,
  rescheduleFulfillmentOrder,
  updateTracking,
} from "#app/rules/actions/fulfill.ts";
import { holdFulfillment } from "#app/rules/actions/hold-fulfillment.ts";
import { sendChat, sendHttp, triggerFlow } from "#app/rules/actions/messages.ts";
import { moveFulfillmentOrder } from "#app/rules/actions/move-fulfillment-order.ts";
import { archiveOrder, cancelOrder, reopenOrder } from "#app/rules/actions/order-status.ts";
import { capturePayment, markAsPaid, remindPayment, sendInvoice, voidPayment } from "#app/rules/actions/payment.ts";
import {
  addToCollection,
  arrangeCollection,
  publishProduct,
  removeFromCollection,
  setProductStatus,
  unpublishProduct,
} from "#app/rules/actions/products.ts";
import { giveStoreCredit, refundOrder } from "#app/rules/actions/refund-order.ts";
import { releaseHold } from "#app/rules/actions/release-hold.ts";
import { removeTags } from "#app/rules/actions/remove-tags.ts";
import { cancelFulfillmentRequest, requestFulfillment } from "#app/rules/actions/request-fulfillment.ts";
import { approveReturn, closeReturn, declineReturn } from "#app/rules/actions/returns.ts";
import { sendEmail } from "#app/rules/actions/send-email.ts";
import { setAttributes } from "#app/rules/actions/set-attributes.ts";
import { deleteMetafield, setMetafield } from "#app/rules/actions/set-metafield.ts";
import { setRisk } from "#app/rules/actions/set-risk.ts";
import { splitFulfillmentOrder } from "#app/rules/actions/split-fulfillment-order.ts";
import { adjustStock, setStock } from "#app/rules/actions/stock.ts";
import { syncTags } from "#app/rules/actions/sync-tags.ts";
import { changeShippingAddress, updateOrder } from "#app/rules/actions/update-order.ts";
import { appendNote, setNote } from "#app/rules/actions/write-note.ts";

export const ACTIONS: readonly Action[] = [
  addTags,
  removeTags,
  syncTags,
  appendNote,
  setNote,
  setAttributes,
  setMetafield,
  deleteMetafield,
  updateOrder,
  changeShippingAddress,
  updateCustomer,
  holdFulfillment,
  releaseHold,
  moveFulfillmentOrder,
  splitFulfillmentOrder,
  requestFulfillment,
  cancelFulfillmentRequest,
  rescheduleFulfillmentOrder,
  createFulfillment,
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
  capturePayment,
  voidPayment,
  markAsPaid,
  sendInvoice,
  remindPayment,
  refundOrder,
  giveStoreCredit,
  createDiscountCode,
  approveReturn,
  declineReturn,
  closeReturn,
  adjustStock,
  setStock,
  setProductStatus,
  publishProduct,
  unpublishProduct,
  addToCollection,
  removeFromCollection,
  arrangeCollection,
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

const byName = new Map<string, Action>(ACTIONS.map((action) => [action.name, action]));

/** The action of that name, or undefined. */
export function actionNamed(name: string): Action | undefined {
  return byName.get(name);
}
