// Pure. The order of a webhook (REST shape, any API version since 2023-07) as our picture of it. Reads tolerantly and never
// throws: what is missing becomes null or the neutral value; without an id or its stamps the body is unreadable.
import { addressFromWebhook } from "#app/ingest/address-from-webhook.ts";
import { fulfillmentFromWebhook } from "#app/ingest/fulfillment-from-webhook.ts";
import { attributesFromWebhook, lineItemFromWebhook, taxLinesFromWebhook } from "#app/ingest/line-item-from-webhook.ts";
import { refundFromWebhook } from "#app/ingest/refund-from-webhook.ts";
import {
  amount,
  count,
  type Fields,
  fieldsOf,
  id,
  instant,
  list,
  lower,
  ownId,
  shopAmount,
  tags,
  text,
  texts,
} from "#app/ingest/webhook-values.ts";
import { compareAmounts, isDecimal, normalAmount, subtractAmounts, sumAmounts } from "#app/lib/money.ts";
import type { DiscountPicture, OrderPicture, PaymentTermsPicture } from "#app/rules/facts.ts";

/** The picture, or why there is none, in words without personal data. */
export function orderFromWebhook(body: unknown): OrderPicture | { unreadable: string } {
  const order = fieldsOf(body);
  if (!order) return { unreadable: "The body is not an order." };
  const orderId = ownId(order);
  if (!orderId) return { unreadable: "The body has no order id." };
  const createdAt = instant(order.created_at);
  const updatedAt = instant(order.updated_at);
  if (!createdAt || !updatedAt) return { unreadable: `The order has no ${createdAt ? "updated_at" : "created_at"}.` };

  const lines = list(order.line_items).flatMap((line) => lineItemFromWebhook(line) ?? []);
  const linesById = new Map(lines.map((line) => [line.id, line]));
  const refunds = list(order.refunds).flatMap(
    (refund) => refundFromWebhook(refund, orderId, updatedAt, linesById) ?? [],
  );
  const totalRefunded = sumAmounts(refunds.map((refund) => refund.amount));
  const shippingAddress = addressFromWebhook(order.shipping_address);
  const currency = shopCurrency(order);
  return {
    ...origin(order),
    id: orderId,
    name: text(order.name) ?? `#${orderId}`,
    number: count(order.order_number) ?? count(order.number),
    created_at: createdAt,
    updated_at: updatedAt,
    processed_at: instant(order.processed_at),
    cancelled_at: instant(order.cancelled_at),
    cancel_reason: lower(order.cancel_reason),
    closed_at: instant(order.closed_at),
    test: order.test === true,
    currency,
    presentment_currency: text(order.presentment_currency) ?? currency,
    ...figures(order, totalRefunded),
    total_refunded: totalRefunded,
    fulfillment_status: lower(order.fulfillment_status) ?? "unfulfilled",
    total_weight: count(order.total_weight) ?? 0,
    taxes_included: order.taxes_included === true,
    tax_exempt: order.tax_exempt === true,
    tags: tags(order.tags),
    note: text(order.note),
    note_attributes: attributesFromWebhook(order.note_attributes),
    po_number: text(order.po_number),
    email: text(order.email),
    phone: text(order.phone),
    payment_gateway_names: gatewaysOf(order),
    customer_id: ownId(fieldsOf(order.customer)),
    shipping_address: shippingAddress,
    billing_address: addressFromWebhook(order.billing_address),
    // Nothing to ship: digital. To be handed over, and no address to send it to: collected in person.
    delivery: !lines.some((line) => line.requires_shipping) ? "none" : shippingAddress ? "shipping" : "pickup",
    discount_codes: list(order.discount_codes).map((code) => ({
      code: text(code.code),
      amount: amount(code.amount) ?? "0.00",
      type: lower(code.type),
    })),
    discount_applications: list(order.discount_applications).map(discount),
    tax_lines: taxLinesFromWebhook(order.tax_lines),
    line_items: lines,
    shipping_lines: list(order.shipping_lines).map((line) => ({
      id: id(line.id),
      title: text(line.title),
      code: text(line.code),
      source: text(line.source),
      carrier_identifier: text(line.carrier_identifier),
      price: shopAmount(line, "price") ?? "0.00",
      discounted_price: shopAmount(line, "discounted_price") ?? shopAmount(line, "price") ?? "0.00",
      is_removed: line.is_removed === true,
    })),
    fulfillments: list(order.fulfillments).flatMap((entry) => fulfillmentFromWebhook(entry, orderId, linesById) ?? []),
    refunds,
    payment_terms: paymentTerms(order.payment_terms),
  };
}

/** Old bodies name one in a field of its own. */
function gatewaysOf({ payment_gateway_names: names, gateway }: Fields): string[] {
  return texts(names ?? [gateway]);
}

/** What is told once, at the checkout, and never changes. */
function origin(order: Fields) {
  return {
    confirmed: order.confirmed !== false,
    confirmation_number: text(order.confirmation_number),
    source_name: text(order.source_name),
    source_identifier: text(order.source_identifier),
    source_url: text(order.source_url),
    app_id: id(order.app_id),
    user_id: id(order.user_id),
    location_id: id(order.location_id),
    contact_email: text(order.contact_email),
    customer_locale: text(order.customer_locale),
    buyer_accepts_marketing: order.buyer_accepts_marketing === true,
    browser_ip: text(order.browser_ip) ?? text(fieldsOf(order.client_details)?.browser_ip),
    user_agent: text(fieldsOf(order.client_details)?.user_agent),
    landing_site: text(order.landing_site),
    referring_site: text(order.referring_site),
    order_status_url: text(order.order_status_url),
  };
}

function figures(order: Fields, totalRefunded: string) {
  const total = shopAmount(order, "total_price") ?? "0.00";
  const subtotal = shopAmount(order, "subtotal_price") ?? "0.00";
  const currentTotal = shopAmount(order, "current_total_price") ?? total;
  const financialStatus = lower(order.financial_status) ?? "pending";
  return {
    financial_status: financialStatus,
    presentment_total_price: amount(fieldsOf(fieldsOf(order.total_price_set)?.presentment_money)?.amount) ?? total,
    subtotal_price: subtotal,
    total_line_items_price: shopAmount(order, "total_line_items_price") ?? "0.00",
    total_discounts: shopAmount(order, "total_discounts") ?? "0.00",
    total_shipping_price: shopAmount(order, "total_shipping_price") ?? "0.00",
    total_tax: shopAmount(order, "total_tax") ?? "0.00",
    total_tip_received: shopAmount(order, "total_tip_received") ?? "0.00",
    total_duties: shopAmount(order, "current_total_duties") ?? shopAmount(order, "original_total_duties"),
    total_price: total,
    current_subtotal_price: shopAmount(order, "current_subtotal_price") ?? subtotal,
    current_total_price: currentTotal,
    total_outstanding: amount(order.total_outstanding) ?? "0.00",
    total_received: receivedOf(order, currentTotal, financialStatus, totalRefunded),
  };
}

// What was received, less what was refunded. A webhook carries no transactions of the order; Shopify's "outstanding" is
// the current total less the net payment, so the net payment is the difference. Refunds and edits lower the current
// total and raise nothing, so that it holds after them too. Money that is only promised (pending, authorised, voided,
// expired) was not received, whatever outstanding says there, and of what was refunded in full nothing is left.
const NOTHING_RECEIVED = new Set(["pending", "authorized", "voided", "expired", "refunded"]);
function receivedOf(order: Fields, currentTotal: string, financialStatus: string, totalRefunded: string): string {
  if (NOTHING_RECEIVED.has(financialStatus)) return "0.00";
  const outstanding = amount(order.total_outstanding);
  if (outstanding !== null) {
    const received = subtractAmounts(currentTotal, outstanding);
    // A body that contradicts itself must not lower what a customer spent elsewhere.
    return compareAmounts(received, "0") < 0 ? "0.00" : received;
  }
  if (financialStatus !== "paid" && financialStatus !== "partially_refunded") return "0.00";
  // Bodies of old versions have only the total at the checkout: what was paid back comes off it.
  if (shopAmount(order, "current_total_price") !== null) return currentTotal;
  const left = subtractAmounts(currentTotal, totalRefunded);
  return compareAmounts(left, "0") < 0 ? "0.00" : left;
}

function discount(from: Fields): DiscountPicture {
  const type = lower(from.type);
  const value = text(typeof from.value === "number" ? String(from.value) : from.value);
  return {
    type,
    title: type === "discount_code" ? null : (text(from.title) ?? text(from.description)),
    code: text(from.code),
    description: type === "manual" ? text(from.description) : null,
    value: value !== null && isDecimal(value) ? normalAmount(value) : value,
    value_type: lower(from.value_type),
    target_type: lower(from.target_type),
    target_selection: lower(from.target_selection),
    allocation_method: lower(from.allocation_method),
  };
}

function paymentTerms(value: unknown): PaymentTermsPicture | null {
  const terms = fieldsOf(value);
  if (!terms) return null;
  const next = list(terms.payment_schedules).find(({ completed_at }) => instant(completed_at) === null);
  return {
    id: ownId(terms),
    name: text(terms.payment_terms_name),
    due_at: instant(next?.due_at),
    schedule_id: next ? ownId(next) : null,
    amount_due: (next && (amount(next.balance_due) ?? amount(next.amount))) ?? "0.00",
  };
}

function shopCurrency(order: Fields): string {
  const said = text(fieldsOf(fieldsOf(order.total_price_set)?.shop_money)?.currency_code) ?? text(order.currency);
  return said && /^[A-Z]{3}$/.test(said) ? said : "XXX";
}
