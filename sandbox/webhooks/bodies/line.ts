// Pure. A line as orders, fulfilments and refunds print it.
import { allocationsBody } from "#sandbox/webhooks/bodies/discounts.ts";
import type { Printer } from "#sandbox/webhooks/bodies/money.ts";
import { taxLinesBody } from "#sandbox/webhooks/bodies/tax-lines.ts";
import type { LineRecord } from "#sandbox/world/types.ts";

export interface LineState {
  fulfillable: number;
  fulfilled: number;
}

export function lineBody(line: LineRecord, state: LineState, print: Printer) {
  const shipped = line.currentQuantity > 0 && state.fulfilled >= line.currentQuantity;
  return {
    id: Number(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: state.fulfillable,
    fulfillment_service: line.fulfillmentService ?? "manual",
    fulfillment_status: shipped ? "fulfilled" : state.fulfilled > 0 ? "partial" : null,
    gift_card: line.giftCard,
    grams: line.grams,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    price: print.money(line.price),
    price_set: print.set(line.price, line.presentmentPrice),
    product_exists: line.productId !== null,
    product_id: line.productId === null ? null : Number(line.productId),
    properties: (line.attributes ?? []).map(({ key, value }) => ({ name: key, value })),
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku ?? "",
    taxable: line.taxable,
    title: line.title,
    total_discount: print.money(0),
    total_discount_set: print.set(0),
    variant_id: line.variantId === null ? null : Number(line.variantId),
    variant_inventory_management: line.variantId === null ? null : "shopify",
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: taxLinesBody(line.taxLines, print),
    duties: (line.duties ?? []).map((duty) => ({
      id: Number(duty.id),
      harmonized_system_code: duty.harmonizedSystemCode,
      country_code_of_origin: duty.countryCodeOfOrigin,
      price_set: print.set(duty.amount),
      tax_lines: taxLinesBody(duty.taxLines, print),
      admin_graphql_api_id: `gid://shopify/Duty/${duty.id}`,
    })),
    discount_allocations: allocationsBody(line, print),
  };
}
