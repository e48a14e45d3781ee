// Pure. A draft order that a rule makes, as the Admin API takes it.
import { gidOf } from "#app/admin/gid.ts";
import type { createDraftOrder } from "#app/admin/operations/create-draft-order.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { addressInApi, attributesInApi, variantInApi } from "#app/effects/drafted-order-in-api.ts";
import type { DraftLine } from "#app/rules/drafted-order.ts";

type Input = Parameters<typeof createDraftOrder>[1]["input"];

export function draftInApi(body: BodyOf<"create_draft_order">): Input {
  return {
    ...changesInApi({
      ...body,
      kind: "update_draft_order",
      note: body.note || undefined,
      email: body.email || undefined,
    }),
    lineItems: body.lines.map((line) => lineInApi(line, body)),
    purchasingEntity: body.customer_id ? { customerId: gidOf("Customer", body.customer_id) } : undefined,
    tags: body.tags.length ? body.tags : undefined,
    presentmentCurrencyCode: body.presentment_currency as never,
  };
}

/** What is named alone. Amounts are in `currency`. */
export function changesInApi(body: BodyOf<"update_draft_order">): Input {
  const { currency, discount, shipping_line } = body;
  const inCurrency = (amount: string) => ({ amount, currencyCode: currency as never });
  return {
    email: body.email,
    phone: body.phone,
    note: body.note,
    customAttributes: attributesInApi(body.attributes),
    shippingAddress: addressInApi(body.shipping_address),
    billingAddress: addressInApi(body.billing_address),
    useCustomerDefaultAddress: body.customer_address,
    appliedDiscount: discount && {
      ...(discount.percent === null
        ? { value: Number(discount.amount), valueType: "FIXED_AMOUNT" as never }
        : { value: Number(discount.percent), valueType: "PERCENTAGE" as never }),
      title: discount.title,
      amountWithCurrency: currency && discount.amount ? inCurrency(discount.amount) : undefined,
    },
    shippingLine: shipping_line && {
      title: shipping_line.title,
      ...(currency ? { priceWithCurrency: inCurrency(shipping_line.price) } : { price: shipping_line.price }),
    },
    poNumber: body.po_number,
    taxExempt: body.tax_exempt,
    reserveInventoryUntil: body.reserve_until,
  };
}

/** What is said of a product's line beside its price, units and properties, Shopify ignores. */
function lineInApi(line: DraftLine, { currency }: BodyOf<"create_draft_order">) {
  const price = line.price === null || !currency ? undefined : { amount: line.price, currencyCode: currency as never };
  const common = {
    quantity: line.quantity,
    customAttributes: attributesInApi(line.properties),
    appliedDiscount:
      line.discount_percent === null
        ? undefined
        : { value: Number(line.discount_percent), valueType: "PERCENTAGE" as never },
  };
  if (line.variant_id) return { variantId: variantInApi(line.variant_id), priceOverride: price, ...common };
  return {
    title: line.title ?? "",
    sku: line.sku,
    ...(price ? { originalUnitPriceWithCurrency: price } : { originalUnitPrice: line.price ?? "0" }),
    taxable: line.taxable,
    requiresShipping: line.requires_shipping,
    ...common,
  };
}
