// Pure. A line as webhooks write it: of an order, of a fulfilment, of a draft order.
import {
  amount,
  count,
  type Fields,
  fieldsOf,
  id,
  list,
  lower,
  number,
  ownId,
  shopAmount,
  text,
} from "#app/ingest/webhook-values.ts";
import { sumAmounts } from "#app/lib/money.ts";
import type { AttributePicture, LineItemPicture, TaxLinePicture } from "#app/rules/facts.ts";

/** Null without an id. */
export function lineItemFromWebhook(line: Fields): LineItemPicture | null {
  const lineId = ownId(line);
  if (!lineId) return null;
  const quantity = count(line.quantity) ?? 0;
  const title = text(line.title);
  return {
    id: lineId,
    product_id: id(line.product_id),
    variant_id: id(line.variant_id),
    sku: text(line.sku),
    title,
    variant_title: text(line.variant_title),
    name: text(line.name) ?? title,
    vendor: text(line.vendor),
    quantity,
    current_quantity: count(line.current_quantity) ?? quantity,
    fulfillable_quantity: count(line.fulfillable_quantity),
    fulfillment_status: lower(line.fulfillment_status) ?? "unfulfilled",
    fulfillment_service: text(line.fulfillment_service),
    price: shopAmount(line, "price") ?? "0.00",
    total_discount: discountOf(line),
    grams: number(line.grams),
    requires_shipping: line.requires_shipping !== false,
    taxable: line.taxable !== false,
    gift_card: line.gift_card === true,
    is_tip: text(line.tip_payment_gateway) !== null || fieldsOf(line.tip) !== null,
    product_exists: line.product_exists !== false,
    properties: attributesFromWebhook(line.properties),
    tax_lines: taxLinesFromWebhook(line.tax_lines),
  };
}

/** Shopify's own figure leaves out what was taken off by a discount on the whole order: the allocations have all. */
function discountOf(line: Fields): string {
  const allocations = list(line.discount_allocations);
  if (!allocations.length) return shopAmount(line, "total_discount") ?? "0.00";
  return sumAmounts(allocations.map((allocation) => shopAmount(allocation, "amount") ?? "0.00"));
}

export function attributesFromWebhook(value: unknown): AttributePicture[] {
  return list(value).flatMap((entry) => {
    const name = text(entry.name);
    // A value may be a number, or an object that an app put there.
    const { value: said } = entry;
    const words = typeof said === "number" || typeof said === "boolean" ? String(said) : said;
    const plain = typeof words === "object" && words !== null ? JSON.stringify(words) : words;
    return name === null ? [] : [{ name, value: text(plain) }];
  });
}

export function taxLinesFromWebhook(value: unknown): TaxLinePicture[] {
  return list(value).map((tax) => ({
    title: text(tax.title),
    rate: number(tax.rate),
    price: shopAmount(tax, "price") ?? amount(tax.price) ?? "0.00",
  }));
}
