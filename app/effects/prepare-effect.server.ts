// Does without deciding: each kind of effect by its applier, safe to run twice. A bug throws.
import type { AdminClient } from "#app/admin/client.server.ts";
import { approveReturn, cancelReturn, closeReturn, declineReturn } from "#app/effects/answer-return.server.ts";
import type { Application, Applier, BodyOf, Prepared } from "#app/effects/application.ts";
import { cancelFulfillmentRequest, requestFulfillment } from "#app/effects/ask-fulfillment-service.server.ts";
import { cancelOrder } from "#app/effects/cancel-order.server.ts";
import {
  createGiftCard,
  deleteCustomer,
  giveStoreCredit,
  inviteCustomer,
} from "#app/effects/change-customer.server.ts";
import { addFulfillmentEvent, cancelFulfillment, updateTracking } from "#app/effects/change-fulfillment.server.ts";
import {
  closeFulfillmentOrder,
  markReadyForPickup,
  rescheduleFulfillmentOrder,
} from "#app/effects/change-fulfillment-order.server.ts";
import { archiveOrder, deleteOrder, markAsPaid, reopenOrder } from "#app/effects/change-order-state.server.ts";
import {
  deleteProduct,
  deleteVariant,
  publishCollection,
  publishProduct,
  setProductStatus,
  unpublishCollection,
  unpublishProduct,
  updateProduct,
} from "#app/effects/change-product.server.ts";
import { createCollection } from "#app/effects/create-collection.server.ts";
import { createCustomer } from "#app/effects/create-customer.server.ts";
import { createFulfillment } from "#app/effects/create-fulfillment.server.ts";
import { createOrder } from "#app/effects/create-order.server.ts";
import { createReturn } from "#app/effects/create-return.server.ts";
import { createDiscountCode, deleteDiscount, setDiscountStatus } from "#app/effects/discounts.server.ts";
import {
  completeDraftOrder,
  createDraftOrder,
  deleteDraftOrder,
  updateDraftOrder,
} from "#app/effects/draft-orders.server.ts";
import { editOrder } from "#app/effects/edit-order.server.ts";
import type { HoldBook } from "#app/effects/hold-book.ts";
import { holdFulfillment } from "#app/effects/hold-fulfillment.server.ts";
import { remindPayment, sendInvoice } from "#app/effects/mail-of-shopify.server.ts";
import { moveFulfillmentOrder } from "#app/effects/move-fulfillment-order.server.ts";
import type { OrderFieldKind } from "#app/effects/order-fields.ts";
import type { Outlets } from "#app/effects/outlets.ts";
import { refundOrder } from "#app/effects/refund-order.server.ts";
import { releaseHold } from "#app/effects/release-hold.server.ts";
import { sendChat } from "#app/effects/send-chat.server.ts";
import { sendEmail } from "#app/effects/send-email.server.ts";
import { sendHttp } from "#app/effects/send-http.server.ts";
import { setRisk } from "#app/effects/set-risk.server.ts";
import { capturePayment, voidPayment } from "#app/effects/settle-authorization.server.ts";
import { splitFulfillmentOrder } from "#app/effects/split-fulfillment-order.server.ts";
import { triggerFlow } from "#app/effects/trigger-flow.server.ts";
import { updateCollection } from "#app/effects/update-collection.server.ts";
import { updateCustomer } from "#app/effects/update-customer.server.ts";
import { removeAttributes, setAttributes, updateOrder } from "#app/effects/update-order.server.ts";
import { updateVariant } from "#app/effects/update-variant.server.ts";
import { deleteMetafield, setMetafield } from "#app/effects/write-metafield.server.ts";
import { writeNote } from "#app/effects/write-note.server.ts";
import { type PreparedTogether, writeOrderFields } from "#app/effects/write-order-fields.server.ts";
import { adjustStock, setStock, stockAtLocation } from "#app/effects/write-stock.server.ts";
import { writeTags } from "#app/effects/write-tags.server.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import type { EffectBody } from "#app/rules/effect.ts";

/** What is written to Shopify after a look. */
const BY_LOOKING = {
  write_note: writeNote,
  set_attributes: setAttributes,
  remove_attributes: removeAttributes,
  set_metafield: setMetafield,
  delete_metafield: deleteMetafield,
  update_order: updateOrder,
  move_fulfillment_order: moveFulfillmentOrder,
  split_fulfillment_order: splitFulfillmentOrder,
  request_fulfillment: requestFulfillment,
  cancel_fulfillment_request: cancelFulfillmentRequest,
  close_fulfillment_order: closeFulfillmentOrder,
  reschedule_fulfillment_order: rescheduleFulfillmentOrder,
  create_fulfillment: createFulfillment,
  update_tracking: updateTracking,
  add_fulfillment_event: addFulfillmentEvent,
  mark_ready_for_pickup: markReadyForPickup,
  cancel_fulfillment: cancelFulfillment,
  edit_order: editOrder,
  cancel_order: cancelOrder,
  archive_order: archiveOrder,
  reopen_order: reopenOrder,
  mark_as_paid: markAsPaid,
  delete_order: deleteOrder,
  capture_payment: capturePayment,
  void_payment: voidPayment,
  refund_order: refundOrder,
  send_invoice: sendInvoice,
  remind_payment: remindPayment,
  create_return: createReturn,
  approve_return: approveReturn,
  decline_return: declineReturn,
  close_return: closeReturn,
  cancel_return: cancelReturn,
  set_risk: setRisk,
  update_customer: updateCustomer,
  delete_customer: deleteCustomer,
  invite_customer: inviteCustomer,
  give_store_credit: giveStoreCredit,
  create_gift_card: createGiftCard,
  create_order: createOrder,
  create_draft_order: createDraftOrder,
  update_draft_order: updateDraftOrder,
  complete_draft_order: completeDraftOrder,
  delete_draft_order: deleteDraftOrder,
  create_discount_code: createDiscountCode,
  set_discount_status: setDiscountStatus,
  delete_discount: deleteDiscount,
  set_product_status: setProductStatus,
  update_product: updateProduct,
  publish_product: publishProduct,
  unpublish_product: unpublishProduct,
  publish_collection: publishCollection,
  unpublish_collection: unpublishCollection,
  delete_product: deleteProduct,
  delete_variant: deleteVariant,
  update_collection: updateCollection,
  create_collection: createCollection,
  create_customer: createCustomer,
  update_variant: updateVariant,
  adjust_stock: adjustStock,
  set_stock: setStock,
  stock_at_location: stockAtLocation,
  trigger_flow: triggerFlow,
} satisfies { [K in Application["body"]["kind"]]?: Applier<K> };

type ByLooking = keyof typeof BY_LOOKING;

const isByLooking = (body: EffectBody): body is BodyOf<ByLooking> => Object.hasOwn(BY_LOOKING, body.kind);

/**
 * Looks whether there is anything to send, and hands back how. Looking changes nothing: the send is marked in between.
 * @param book of the order's holds; called for holds only
 * @param outlets of the shop; asked for messages only
 */
export async function prepareEffect(
  admin: AdminClient,
  effect: Application,
  book: () => Promise<HoldBook>,
  outlets: Outlets,
): Promise<Prepared> {
  const { body } = effect;
  if (isByLooking(body)) {
    const applier = BY_LOOKING[body.kind] as Applier<ByLooking>;
    return applier(admin, { ...effect, body });
  }
  switch (body.kind) {
    case "add_tags":
    case "remove_tags":
      return { write: () => writeTags(admin, effect.target, body, effect) };
    case "hold_fulfillment":
      return {
        write: async () => {
          const holds = await book();
          return holdFulfillment(admin, { ...effect, body, orderId: holds.orderId }, holds);
        },
      };
    case "release_hold":
      return { write: async () => releaseHold(admin, { body, lookInMs: effect.lookInMs }, await book()) };
    case "send_email":
      return { write: () => sendEmail(body, effect) };
    case "send_chat":
      return { write: () => sendChat({ ...effect, body }, outlets) };
    case "send_http":
      return { write: () => sendHttp({ ...effect, body }, outlets, { now: new Date() }) };
    case "remember":
    case "forget":
    case "add_row":
    case "save_report":
    case "ask_attention":
    case "start_rule":
    case "stop_rule":
      throw new Error(`${body.kind} is written down with its decision, and never sent`);
    default:
      return assertNever(body);
  }
}

/** As `prepareEffect`, for fields of one order that one call carries. */
export function prepareOrderFields(
  admin: AdminClient,
  effects: readonly Application<OrderFieldKind>[],
): Promise<PreparedTogether> {
  return writeOrderFields(admin, effects, (effect) =>
    (BY_LOOKING[effect.body.kind] as Applier<OrderFieldKind>)(admin, effect),
  );
}
