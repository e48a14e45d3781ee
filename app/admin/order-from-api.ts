// Pure. The API's picture of an order: the same, letter by letter, as the mapper of webhooks makes. What this API does not
// tell (UNTOLD) is absent, and is kept from what a webhook said.
import { grams, id, instant, lower, shopAmount, tags, text } from "#app/admin/api-values.ts";
import type {
  AddressFieldsFragment,
  DiscountFieldsFragment,
  LineFieldsFragment,
  OrderFieldsFragment,
} from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { addAmounts, multiplyAmount, normalAmount, sumAmounts } from "#app/lib/money.ts";
import type {
  AddressPicture,
  AttributePicture,
  DiscountPicture,
  FulfillmentPicture,
  LineItemPicture,
  OrderPicture,
  TaxLinePicture,
} from "#app/rules/facts.ts";

/** Fields of an order that a webhook tells and this API does not. */
export const UNTOLD = [
  "user_id",
  "user_agent",
  "contact_email",
  "landing_site",
  "referring_site",
  "payment_terms",
] as const;
type Told = Omit<OrderPicture, (typeof UNTOLD)[number]>;

export function orderFromApi(order: OrderFieldsFragment): OrderPicture {
  const lines = order.lineItems.nodes.map(lineItem);
  const linesById = new Map(lines.map((line) => [line.id, line]));
  const shippingAddress = address(order.shippingAddress);
  const orderId = idOf(order.id);
  const refunds = order.refunds.map((refund) => ({
    id: idOf(refund.id),
    order_id: idOf(order.id),
    created_at: instant(refund.createdAt ?? refund.processedAt) ?? "",
    note: text(refund.note),
    return_id: id(refund.return),
    user_id: null,
    amount: shopAmount(refund.totalRefundedSet) ?? "0.00",
    line_items: refund.refundLineItems.nodes.map((line) => ({
      id: id(line),
      line_item_id: id(line.lineItem),
      sku: text(line.lineItem.sku),
      quantity: line.quantity,
      restock_type: lower(line.restockType),
      restocked: line.restockType !== "NO_RESTOCK",
      location_id: id(line.location),
      subtotal: shopAmount(line.subtotalSet) ?? "0.00",
    })),
  }));
  const told: Told = {
    id: orderId,
    name: text(order.name) ?? `#${orderId}`,
    number: order.number,
    created_at: instant(order.createdAt) ?? "",
    updated_at: instant(order.updatedAt) ?? "",
    processed_at: instant(order.processedAt),
    cancelled_at: instant(order.cancelledAt),
    cancel_reason: lower(order.cancelReason),
    closed_at: instant(order.closedAt),
    test: order.test,
    confirmed: order.confirmed,
    confirmation_number: text(order.confirmationNumber),
    source_name: text(order.sourceName),
    source_identifier: text(order.sourceIdentifier),
    source_url: text(order.registeredSourceUrl),
    app_id: id(order.app),
    location_id: id(order.retailLocation),
    currency: order.currencyCode,
    presentment_currency: order.presentmentCurrencyCode,
    presentment_total_price: normalAmount(order.originalTotalPriceSet.presentmentMoney.amount),
    financial_status: lower(order.displayFinancialStatus) ?? "pending",
    fulfillment_status: fulfillmentStatus(order),
    subtotal_price: shopAmount(order.subtotalPriceSet) ?? "0.00",
    total_line_items_price: sumAmounts(lines.map(({ price, quantity }) => multiplyAmount(price, quantity))),
    total_discounts: shopAmount(order.totalDiscountsSet) ?? "0.00",
    total_shipping_price: shopAmount(order.totalShippingPriceSet) ?? "0.00",
    total_tax: shopAmount(order.totalTaxSet) ?? "0.00",
    total_tip_received: shopAmount(order.totalTipReceivedSet) ?? "0.00",
    total_duties: shopAmount(order.currentTotalDutiesSet),
    total_price: shopAmount(order.originalTotalPriceSet) ?? "0.00",
    current_subtotal_price: shopAmount(order.currentSubtotalPriceSet) ?? "0.00",
    current_total_price: shopAmount(order.currentTotalPriceSet) ?? "0.00",
    total_outstanding: shopAmount(order.totalOutstandingSet) ?? "0.00",
    total_received: shopAmount(order.netPaymentSet) ?? "0.00",
    total_refunded: sumAmounts(refunds.map(({ amount }) => amount)),
    total_weight: Number(order.totalWeight ?? 0),
    taxes_included: order.taxesIncluded,
    tax_exempt: order.taxExempt,
    tags: tags(order.tags),
    note: text(order.note),
    note_attributes: attributes(order.customAttributes),
    po_number: text(order.poNumber),
    email: text(order.email),
    phone: text(order.phone),
    customer_locale: text(order.customerLocale),
    buyer_accepts_marketing: order.customerAcceptsMarketing,
    browser_ip: text(order.clientIp),
    order_status_url: text(order.statusPageUrl),
    payment_gateway_names: order.paymentGatewayNames.flatMap((name) => text(name) ?? []),
    customer_id: id(order.customer),
    shipping_address: shippingAddress,
    billing_address: address(order.billingAddress),
    // Nothing to ship: digital. To be handed over, and no address to send it to: collected in person.
    delivery: !lines.some((line) => line.requires_shipping) ? "none" : shippingAddress ? "shipping" : "pickup",
    discount_codes: discountCodes(order),
    discount_applications: order.discountApplications.nodes.map(discount),
    tax_lines: taxLines(order.taxLines),
    line_items: lines,
    shipping_lines: order.shippingLines.nodes.map((line) => ({
      id: id(line),
      title: text(line.title),
      code: text(line.code),
      source: text(line.source),
      carrier_identifier: text(line.carrierIdentifier),
      price: shopAmount(line.originalPriceSet) ?? "0.00",
      discounted_price: shopAmount(line.discountedPriceSet) ?? "0.00",
      is_removed: line.isRemoved,
    })),
    fulfillments: order.fulfillments.map((one) => fulfillment(one, idOf(order.id), linesById)),
    refunds,
  };
  return told as OrderPicture;
}

function lineItem(line: LineFieldsFragment): LineItemPicture {
  return {
    id: idOf(line.id),
    product_id: id(line.product),
    variant_id: id(line.variant),
    sku: text(line.sku),
    title: text(line.title),
    variant_title: text(line.variantTitle),
    name: text(line.name) ?? text(line.title),
    vendor: text(line.vendor),
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: line.fulfillableQuantity,
    fulfillment_status: lower(line.fulfillmentStatus) ?? "unfulfilled",
    fulfillment_service: text(line.fulfillmentService?.handle),
    price: shopAmount(line.originalUnitPriceSet) ?? "0.00",
    total_discount: sumAmounts(line.discountAllocations.map((one) => shopAmount(one.allocatedAmountSet) ?? "0.00")),
    grams: grams(line.weight),
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    gift_card: line.isGiftCard,
    is_tip: false,
    product_exists: line.product !== null && line.product !== undefined,
    properties: attributes(line.customAttributes),
    tax_lines: taxLines(line.taxLines),
  };
}

function fulfillment(
  one: OrderFieldsFragment["fulfillments"][number],
  orderId: string,
  lines: ReadonlyMap<string, LineItemPicture>,
): FulfillmentPicture {
  const events = one.events.nodes.map((event) => ({
    id: idOf(event.id),
    status: lower(event.status),
    happened_at: instant(event.happenedAt),
    message: text(event.message),
    city: text(event.city),
    country_code: text(event.country),
    estimated_delivery_at: instant(event.estimatedDeliveryAt),
  }));
  return {
    id: idOf(one.id),
    order_id: orderId,
    name: text(one.name),
    status: one.status.toLowerCase(),
    shipment_status: events.at(-1)?.status ?? null,
    created_at: instant(one.createdAt),
    updated_at: instant(one.updatedAt),
    location_id: id(one.location),
    service: text(one.service?.handle),
    tracking_company: text(one.trackingInfo.find(({ company }) => company)?.company),
    tracking_numbers: one.trackingInfo.flatMap((info) => text(info.number) ?? []),
    tracking_urls: one.trackingInfo.flatMap((info) => text(info.url) ?? []),
    estimated_delivery_at: instant(one.estimatedDeliveryAt),
    in_transit_at: instant(one.inTransitAt),
    delivered_at: instant(one.deliveredAt),
    line_items: one.fulfillmentLineItems.nodes.flatMap(({ quantity, lineItem: of }) => {
      const line = lines.get(idOf(of.id));
      return line ? [{ ...line, quantity: quantity ?? 0 }] : [];
    }),
    events,
  };
}

const attributes = (given: readonly { key: string; value?: string | null }[]): AttributePicture[] =>
  given.flatMap(({ key, value }) => {
    const name = text(key);
    return name === null ? [] : [{ name, value: text(value) }];
  });

const taxLines = (
  given: readonly { title: string; rate?: number | null; priceSet: { shopMoney: { amount: string } } }[],
): TaxLinePicture[] =>
  given.map((tax) => ({ title: text(tax.title), rate: tax.rate ?? null, price: shopAmount(tax.priceSet) ?? "0.00" }));

const KINDS = {
  DiscountCodeApplication: "discount_code",
  AutomaticDiscountApplication: "automatic",
  ManualDiscountApplication: "manual",
  ScriptDiscountApplication: "script",
} as const;

function discount(from: DiscountFieldsFragment): DiscountPicture {
  const isPercentage = "percentage" in from.value;
  return {
    type: KINDS[from.__typename],
    title: "title" in from ? text(from.title) : null,
    code: "code" in from ? text(from.code) : null,
    description: "description" in from ? text(from.description) : null,
    value: normalAmount("percentage" in from.value ? String(from.value.percentage) : String(from.value.amount)),
    value_type: isPercentage ? "percentage" : "fixed_amount",
    target_type: lower(from.targetType),
    target_selection: lower(from.targetSelection),
    allocation_method: lower(from.allocationMethod),
  };
}

/** Codes as webhooks list them: with what each took off, over all lines and deliveries. */
function discountCodes(order: OrderFieldsFragment): OrderPicture["discount_codes"] {
  const taken = new Map<number, string>();
  for (const { discountAllocations } of [...order.lineItems.nodes, ...order.shippingLines.nodes])
    for (const { discountApplication, allocatedAmountSet } of discountAllocations) {
      const { index } = discountApplication;
      taken.set(index, addAmounts(taken.get(index) ?? "0.00", shopAmount(allocatedAmountSet) ?? "0.00"));
    }
  return order.discountApplications.nodes.flatMap((one) => {
    if (!("code" in one)) return [];
    const percentage = "percentage" in one.value;
    const type = one.targetType === "SHIPPING_LINE" ? "shipping" : percentage ? "percentage" : "fixed_amount";
    return [{ code: text(one.code), amount: taken.get(one.index) ?? "0.00", type }];
  });
}

// What Shopify shows in the admin (on hold, scheduled, …) is finer than what webhooks tell.
function fulfillmentStatus(order: OrderFieldsFragment): string {
  switch (order.displayFulfillmentStatus) {
    case "FULFILLED":
      return "fulfilled";
    case "PARTIALLY_FULFILLED":
      return "partial";
    case "RESTOCKED":
      return "restocked";
    default: {
      const begun = order.lineItems.nodes.some((line) => line.unfulfilledQuantity < line.currentQuantity);
      return begun && order.fulfillments.some(({ status }) => status === "SUCCESS") ? "partial" : "unfulfilled";
    }
  }
}

function address(from: AddressFieldsFragment | null | undefined): AddressPicture | null {
  if (!from) return null;
  return {
    name: text(from.name),
    first_name: text(from.firstName),
    last_name: text(from.lastName),
    company: text(from.company),
    address1: text(from.address1),
    address2: text(from.address2),
    city: text(from.city),
    zip: text(from.zip),
    province: text(from.province),
    province_code: text(from.provinceCode),
    country: text(from.country),
    country_code: text(from.countryCodeV2),
    phone: text(from.phone),
    latitude: from.latitude ?? null,
    longitude: from.longitude ?? null,
  };
}
