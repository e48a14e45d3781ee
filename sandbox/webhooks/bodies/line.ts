// Pure. The lines of an order as orders, fulfilments and refunds print them.
import { allocationsBody } from "#sandbox/webhooks/bodies/discounts.ts";
import type { Printer } from "#sandbox/webhooks/bodies/money.ts";
import { taxLinesBody } from "#sandbox/webhooks/bodies/tax-lines.ts";
import { fulfilledQuantity, shownFulfillable } from "#sandbox/world/order-status.ts";
import type { FulfillmentOrderRecord, LineRecord, OrderRecord } from "#sandbox/world/types.ts";

export interface PrintedLine {
  line: LineRecord;
  /** What orders, fulfilments and refunds all say of it. */
  body: ReturnType<typeof bodyOf>;
}

/** By id, in the order's order: an order says its lines again in its fulfilments and refunds, and each is printed once. */
export const printedLines = (
  order: OrderRecord,
  fulfillmentOrders: readonly FulfillmentOrderRecord[],
  print: Printer,
): ReadonlyMap<string, PrintedLine> =>
  new Map(
    order.lines.map((line) => {
      const fulfilled = fulfilledQuantity(order, line.id);
      const fulfillable = shownFulfillable(order, fulfillmentOrders, line.id);
      return [line.id, { line, body: bodyOf(line, fulfilled, fulfillable, print) }];
    }),
  );

function bodyOf(line: LineRecord, fulfilled: number, fulfillable: number, print: Printer) {
  const shipped = line.currentQuantity > 0 && fulfilled >= line.currentQuantity;
  return {
    id: Number(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    fulfillable_quantity: fulfillable,
    fulfillment_service: line.fulfillmentService ?? "manual",
    fulfillment_status: shipped ? "fulfilled" : fulfilled > 0 ? "partial" : null,
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
