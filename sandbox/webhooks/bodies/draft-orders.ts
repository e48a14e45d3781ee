// Pure over the world. Bodies of draft_orders/*.
import { addressBody, customerBody } from "#sandbox/webhooks/bodies/address.ts";
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import type { DraftDiscountRecord, DraftLineRecord, DraftOrderRecord } from "#sandbox/world/records/draft-order.ts";

type Money = (amount: number) => string;

const discountBody = (discount: DraftDiscountRecord | null, money: Money) =>
  discount && {
    description: discount.description,
    value: discount.valueType === "PERCENTAGE" ? String(discount.value.toFixed(1)) : discount.value.toFixed(2),
    title: discount.title ?? "",
    amount: money(discount.amount),
    value_type: discount.valueType.toLowerCase(),
  };

const lineBody = (line: DraftLineRecord, money: Money) => ({
  id: Number(line.id),
  variant_id: line.variantId === null ? null : Number(line.variantId),
  product_id: line.productId === null ? null : Number(line.productId),
  title: line.title,
  variant_title: line.variantTitle,
  sku: line.sku ?? "",
  vendor: line.vendor,
  quantity: line.quantity,
  requires_shipping: line.requiresShipping,
  taxable: line.taxable,
  gift_card: line.giftCard,
  fulfillment_service: line.fulfillmentService ?? "manual",
  grams: line.grams,
  tax_lines: (line.taxLines ?? []).map(({ rate, title, amount }) => ({ rate, title, price: money(amount) })),
  applied_discount: discountBody(line.appliedDiscount, money),
  name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
  properties: (line.attributes ?? []).map(({ key, value }) => ({ name: key, value })),
  custom: line.custom,
  price: money(line.price),
  admin_graphql_api_id: `gid://shopify/DraftOrderLineItem/${line.id}`,
});

function draftBody(draft: DraftOrderRecord, { world, shop, at }: Telling) {
  const money: Money = (amount) => webhookMoney(amount, shop.currency);
  const maybe = (instant: string | null) => instant && at(instant);
  const customer = draft.customerId ? world.customer(shop.domain, draft.customerId) : null;
  const [shipping] = draft.shippingLines;
  const taxLines = [...draft.lines, ...draft.shippingLines].flatMap((line) => line.taxLines ?? []);
  const tax = taxLines.reduce((sum, { amount }) => sum + amount, 0);
  const lines = draft.lines.reduce((sum, line) => sum + line.price * line.quantity - line.discount, 0);
  const subtotal =
    lines -
    (draft.appliedDiscount && draft.lines.every(({ discount }) => discount === 0) ? draft.appliedDiscount.amount : 0);
  return {
    id: Number(draft.id),
    note: draft.note,
    email: draft.email ?? "",
    taxes_included: false,
    currency: draft.presentment?.currency ?? shop.currency,
    invoice_sent_at: maybe(draft.invoiceSentAt),
    created_at: at(draft.createdAt),
    updated_at: at(draft.updatedAt),
    tax_exempt: draft.taxExempt,
    completed_at: maybe(draft.completedAt),
    name: draft.name,
    "allow_discount_codes_in_checkout?": draft.allowDiscountCodesInCheckout,
    "b2b?": draft.company !== undefined,
    status: draft.status.toLowerCase(),
    line_items: draft.lines.map((line) => lineBody(line, money)),
    api_client_id: null,
    shipping_address: addressBody(draft.shippingAddress),
    billing_address: addressBody(draft.billingAddress),
    invoice_url: `https://${shop.primaryHost}/${shop.id}/invoices/${draft.token}`,
    created_on_api_version_handle: null,
    applied_discount: discountBody(draft.appliedDiscount, money),
    order_id: draft.orderId === null ? null : Number(draft.orderId),
    shipping_line: shipping
      ? {
          title: shipping.title,
          custom: shipping.custom ?? false,
          handle: shipping.custom ? null : shipping.code,
          price: money(shipping.price),
        }
      : null,
    tax_lines: taxLines.map(({ rate, title, amount }) => ({ rate, title, price: money(amount) })),
    tags: draft.tags.join(", "),
    note_attributes: draft.customAttributes.map(({ key, value }) => ({ name: key, value })),
    total_price: money(subtotal + (shipping?.price ?? 0) + tax),
    subtotal_price: money(subtotal),
    total_tax: money(tax),
    payment_terms: null,
    admin_graphql_api_id: `gid://shopify/DraftOrder/${draft.id}`,
    customer: customer && customerBody(customer, shop.currency, at),
  };
}

const whole = ({ subjectId }: { subjectId: string | null }, telling: Telling) => {
  const draft = subjectId === null ? undefined : telling.world.state.draftOrders[subjectId];
  return draft?.shop === telling.shop.domain ? draftBody(draft, telling) : null;
};

export const draftOrderBodies: Bodies = {
  "draft_orders/create": whole,
  "draft_orders/update": whole,
  "draft_orders/delete": ({ subjectId }) => subjectId && { id: Number(subjectId) },
};
