// Pure over the world. The body of orders/create, updated, paid, cancelled, fulfilled: the whole order.
import { addressBody, customerBody } from "#sandbox/webhooks/bodies/address.ts";
import { allocationsBody, discountApplicationsBody, discountCodesBody } from "#sandbox/webhooks/bodies/discounts.ts";
import { fulfillmentBody } from "#sandbox/webhooks/bodies/fulfillment.ts";
import { printedLines } from "#sandbox/webhooks/bodies/line.ts";
import { localTime } from "#sandbox/webhooks/bodies/local-time.ts";
import { printer } from "#sandbox/webhooks/bodies/money.ts";
import { paymentTermsBody } from "#sandbox/webhooks/bodies/payment-schedules.ts";
import { refundBody } from "#sandbox/webhooks/bodies/refund.ts";
import { taxLinesBody } from "#sandbox/webhooks/bodies/tax-lines.ts";
import { financialStatus, webhookFulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { type OrderTotals, orderTotals } from "#sandbox/world/order-totals.ts";
import { paymentGatewayNames } from "#sandbox/world/payment-gateway-names.ts";
import { presentedOrder } from "#sandbox/world/presented-order.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import { statusPageUrl } from "#sandbox/world/status-page-url.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export function orderBody(world: World, order: OrderRecord) {
  const shop = world.shop(order.shop);
  const fulfillmentOrders = world.fulfillmentOrdersOf(order);
  const totals = orderTotals(order);
  const print = printer(shop, order);
  const at = (instant: string) => localTime(instant, shop.ianaTimezone);
  const maybe = (instant: string | null) => (instant === null ? null : at(instant));
  const lines = printedLines(order, fulfillmentOrders, print);
  const customer = order.customerId ? world.customer(order.shop, order.customerId) : null;
  const currency = order.currency ?? shop.currency;
  const shippingLine = shippingLineOf(order);
  const seen = presentedOrder(order, currency);
  const shown = seen === order ? totals : orderTotals(seen);
  const set = (name: keyof OrderTotals) => print.set(totals[name], shown[name]);
  return {
    id: Number(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: 580_111,
    browser_ip: order.clientIp ?? null,
    buyer_accepts_marketing: order.acceptsMarketing ?? false,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: maybe(order.cancelledAt),
    cart_token: null,
    checkout_token: null,
    client_details: null,
    closed_at: maybe(order.closedAt),
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    contact_email: order.email,
    created_at: at(order.createdAt),
    currency,
    current_shipping_price_set: set("currentShipping"),
    current_subtotal_price: print.money(totals.currentSubtotal),
    current_subtotal_price_set: set("currentSubtotal"),
    current_total_additional_fees_set: null,
    current_total_discounts: print.money(totals.currentDiscounts),
    current_total_discounts_set: set("currentDiscounts"),
    current_total_duties_set: totals.duties > 0 ? set("duties") : null,
    current_total_price: print.money(totals.currentTotal),
    current_total_price_set: set("currentTotal"),
    current_total_tax: print.money(totals.currentTax),
    current_total_tax_set: set("currentTax"),
    customer_locale: order.customerLocale ?? "en-GB",
    device_id: null,
    discount_codes: discountCodesBody(order, print),
    duties_included: order.dutiesIncluded ?? false,
    email: order.email ?? "",
    estimated_taxes: order.estimatedTaxes ?? false,
    financial_status: financialStatus(order, totals)?.toLowerCase() ?? "pending",
    fulfillment_status: webhookFulfillmentStatus(order, fulfillmentOrders),
    landing_site: order.journey?.last.landingPage ?? null,
    landing_site_ref: null,
    location_id: order.retailLocationId ? Number(order.retailLocationId) : null,
    merchant_business_entity_id: "MTU0ODM4MDAwOQ",
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1_000,
    order_number: order.number,
    order_status_url: statusPageUrl(shop, order),
    original_total_additional_fees_set: null,
    original_total_duties_set: totals.duties > 0 ? set("duties") : null,
    payment_gateway_names: paymentGatewayNames(order),
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: order.presentment?.currency ?? currency,
    processed_at: at(order.processedAt),
    reference: null,
    referring_site: order.journey?.last.referrerUrl ?? null,
    source_identifier: order.sourceIdentifier ?? null,
    source_name: order.sourceName,
    source_url: order.sourceUrl ?? null,
    subtotal_price: print.money(totals.subtotal),
    subtotal_price_set: set("subtotal"),
    tags: order.tags.join(", "),
    tax_exempt: order.taxExempt ?? false,
    tax_lines: taxLinesBody(orderTaxLines(order), print),
    taxes_included: order.taxesIncluded ?? false,
    test: order.test,
    token: order.token,
    total_cash_rounding_payment_adjustment_set: print.set(0),
    total_cash_rounding_refund_adjustment_set: print.set(0),
    total_discounts: print.money(totals.discounts),
    total_discounts_set: set("discounts"),
    total_line_items_price: print.money(totals.lineItems),
    total_line_items_price_set: set("lineItems"),
    total_outstanding: print.money(totals.outstanding),
    total_price: print.money(totals.total),
    total_price_set: set("total"),
    total_shipping_price_set: set("shipping"),
    total_tax: print.money(totals.tax),
    total_tax_set: set("tax"),
    total_tip_received: print.money(totals.tip),
    total_weight: order.lines.reduce((grams, line) => grams + line.grams * line.quantity, 0),
    updated_at: at(order.updatedAt),
    user_id: null,
    billing_address: addressBody(order.billingAddress),
    customer: customer && customerBody(customer, currency, at),
    discount_applications: discountApplicationsBody(order, print),
    fulfillments: order.fulfillments.map((one) => fulfillmentBody(order, one, { world, at, lines })),
    line_items: Array.from(lines.values(), ({ line, body }) => ({
      ...body,
      attributed_staffs: [],
      current_quantity: line.currentQuantity,
      sales_line_item_group_id: null,
    })),
    payment_terms: paymentTermsBody(order, { world, shop, at }),
    refunds: order.refunds.map((refund) => refundBody(order, refund, lines, print, at)),
    shipping_address: addressBody(order.shippingAddress),
    shipping_lines: order.shippingLines.map((line) => {
      const discounted = line.price - (line.discount ?? 0);
      return {
        id: Number(line.id),
        carrier_identifier: line.carrierIdentifier ?? null,
        code: line.code,
        current_discounted_price_set: print.set(line === shippingLine ? totals.currentShipping : discounted),
        discounted_price: print.money(discounted),
        discounted_price_set: print.set(discounted),
        is_removed: line.removed ?? false,
        phone: line.phone ?? null,
        price: print.money(line.price),
        price_set: print.set(line.price, line.presentmentPrice),
        requested_fulfillment_service_id: null,
        source: line.source,
        title: line.title,
        tax_lines: taxLinesBody(line.taxLines, print),
        discount_allocations: allocationsBody(line, print),
      };
    }),
    returns: [],
    line_item_groups: [],
  };
}
