// Pure. A draft order read as the order that it would become: the figures of orders are its figures.
import { totalAsOrdered } from "#sandbox/world/order-totals.ts";
import type { DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export function draftAsOrder(draft: DraftOrderRecord): OrderRecord {
  const { id, shop, name, token, email, phone, note, customAttributes, poNumber, tags, customerId } = draft;
  const order: OrderRecord = {
    id,
    shop,
    number: 0,
    name,
    token,
    email,
    phone,
    note,
    customAttributes,
    poNumber,
    tags,
    test: false,
    sourceName: draft.sourceName ?? "shopify_draft_order",
    gateway: "",
    originalTotal: 0,
    presentment: draft.presentment,
    taxExempt: draft.taxExempt,
    createdAt: draft.createdAt,
    processedAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    routedAt: null,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    customerId,
    shippingAddress: draft.shippingAddress,
    billingAddress: draft.billingAddress,
    shippingLines: draft.shippingLines,
    lines: draft.lines,
    ...(draft.discounts ? { discounts: draft.discounts } : {}),
    transactions: [],
    refunds: [],
    fulfillments: [],
    fulfillmentOrderIds: [],
    returns: [],
    edits: [],
    ...(draft.company ? { company: draft.company } : {}),
    ...(draft.localizedFields ? { localizedFields: draft.localizedFields } : {}),
    ...(draft.paymentTerms ? { paymentTerms: draft.paymentTerms } : {}),
  };
  return { ...order, originalTotal: totalAsOrdered(order) };
}
