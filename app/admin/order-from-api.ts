// Pure. The API's picture of an order: the same, letter by letter, as the mapper of webhooks makes. What this API does not
// tell (UNTOLD) is absent, and is kept from what a webhook said.
import { addressFromApi } from "#app/admin/address-from-api.ts";
import { grams, id, instant, lower, shopAmount, text } from "#app/admin/api-values.ts";
import { attributesFromApi } from "#app/admin/attributes-from-api.ts";
import { fulfillmentStatusFromApi } from "#app/admin/fulfillment-status-from-api.ts";
import type {
  DiscountFieldsFragment,
  LineFieldsFragment,
  OrderFieldsFragment,
} from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { orderValuesFromApi } from "#app/admin/order-values-from-api.ts";
import { parcelFromApi } from "#app/admin/parcel-from-api.ts";
import { addAmounts, multiplyAmount, normalAmount, sumAmounts } from "#app/lib/money.ts";
import type { DiscountPicture, LineItemPicture, OrderPicture, TaxLinePicture } from "#app/rules/facts.ts";

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
  const shippingAddress = addressFromApi(order.shippingAddress);
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
    ...orderValuesFromApi(order),
    id: orderId,
    name: text(order.name) ?? `#${orderId}`,
    number: order.number,
    created_at: instant(order.createdAt) ?? "",
    updated_at: instant(order.updatedAt) ?? "",
    processed_at: instant(order.processedAt),
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
    fulfillment_status: fulfillmentStatusFromApi(order),
    total_line_items_price: sumAmounts(lines.map(({ price, quantity }) => multiplyAmount(price, quantity))),
    total_price: shopAmount(order.originalTotalPriceSet) ?? "0.00",
    total_refunded: sumAmounts(refunds.map(({ amount }) => amount)),
    taxes_included: order.taxesIncluded,
    note_attributes: attributesFromApi(order.customAttributes),
    customer_locale: text(order.customerLocale),
    buyer_accepts_marketing: order.customerAcceptsMarketing,
    browser_ip: text(order.clientIp),
    order_status_url: text(order.statusPageUrl),
    customer_id: id(order.customer),
    shipping_address: shippingAddress,
    billing_address: addressFromApi(order.billingAddress),
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
    fulfillments: order.fulfillments.map((one) => ({
      ...parcelFromApi(one, orderId),
      line_items: one.fulfillmentLineItems.nodes.flatMap(({ quantity, lineItem: of }) => {
        const line = linesById.get(idOf(of.id));
        return line ? [{ ...line, quantity: quantity ?? 0 }] : [];
      }),
    })),
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
    properties: attributesFromApi(line.customAttributes),
    tax_lines: taxLines(line.taxLines),
  };
}

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
