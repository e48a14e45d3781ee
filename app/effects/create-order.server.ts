// An order is made, and known again by the number of its source: the merchant's own, else one of ours.
import { gidOf } from "#app/admin/gid.ts";
import { createOrder as create } from "#app/admin/operations/create-order.ts";
import { findOrderOfSource } from "#app/admin/operations/find-order-of-source.ts";
import { type BodyOf, shortKey } from "#app/effects/application.ts";
import { addressInApi, attributesInApi, variantInApi } from "#app/effects/drafted-order-in-api.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { SO, TO_DO } from "#app/effects/verdict.ts";
import type { DraftLine } from "#app/rules/drafted-order.ts";
import { MADE_BY_RULE } from "#app/rules/made-by-rule.ts";

type Body = BodyOf<"create_order">;
type Variables = Parameters<typeof create>[1];

export const createOrder = shopifyWrite<"create_order", { orderId: string | null }>({
  look: async (admin, { body, key, isDoubtful }) =>
    // A number of ours nobody else has: before it was sent there is nothing to find.
    body.source_identifier === undefined && !isDoubtful
      ? { seen: { orderId: null }, points: 0 }
      : findOrderOfSource(admin, { sourceIdentifier: body.source_identifier ?? shortKey(key), isNew: isDoubtful }),
  judge: ({ orderId }, { body, isDoubtful }) => {
    if (orderId === null) return TO_DO;
    return isDoubtful
      ? SO
      : { is: "so", reason: `There is an order with the number ${body.source_identifier} already.` };
  },
  write: (admin, { body, key }) => create(admin, orderInApi(body, shortKey(key))),
});

/** Pure. @param own number by which it is known again where the rule gives none */
export function orderInApi(body: Body, own: string): Variables {
  const money = (amount: string) => ({ shopMoney: { amount, currencyCode: body.currency as never } });
  const shipping = addressInApi(body.shipping_address);
  return {
    order: {
      lineItems: body.lines.map((line) => lineInApi(line, money)),
      currency: body.currency as never,
      customer: buyerInApi(body),
      email: body.email,
      phone: body.phone,
      note: body.note || undefined,
      tags: body.tags.length ? body.tags : undefined,
      customAttributes: attributesInApi({ ...body.attributes, [MADE_BY_RULE]: body.rule }),
      shippingAddress: shipping,
      billingAddress: addressInApi(body.billing_address),
      discountCode: body.discount && discountInApi(body.discount, money),
      shippingLines: body.shipping_line && [
        { title: body.shipping_line.title, priceSet: money(body.shipping_line.price) },
      ],
      taxLines: body.tax_lines?.map(({ title, rate, price }) => ({ title, rate, priceSet: money(price) })),
      taxesIncluded: body.taxes_included,
      financialStatus: (body.financial_status?.toUpperCase() ?? undefined) as never,
      transactions: body.transactions?.map(({ kind, status, amount, gateway, processed_at }) => ({
        kind: kind.toUpperCase() as never,
        status: status.toUpperCase() as never,
        amountSet: money(amount),
        gateway,
        processedAt: processed_at,
      })),
      processedAt: body.processed_at,
      name: body.name,
      poNumber: body.po_number,
      sourceName: body.source_name,
      sourceIdentifier: body.source_identifier ?? own,
      test: body.test,
    },
    options: { inventoryBehaviour: body.stock.toUpperCase() as never, sendReceipt: body.send_receipt },
  };
}

/** One who is known is not changed; else whoever has the address, or a new customer with the name on the parcel. */
function buyerInApi({ customer_id, email, shipping_address, billing_address }: Body) {
  if (customer_id) return { toAssociate: { id: gidOf("Customer", customer_id) } };
  if (!email) return undefined;
  const named = shipping_address ?? billing_address;
  return { toUpsert: { email, firstName: named?.first_name, lastName: named?.last_name } };
}

type Money = (amount: string) => { shopMoney: { amount: string; currencyCode: never } };

function lineInApi(line: DraftLine, money: Money) {
  return {
    variantId: variantInApi(line.variant_id),
    title: line.title ?? undefined,
    sku: line.sku,
    quantity: line.quantity,
    priceSet: line.price === null ? undefined : money(line.price),
    properties: line.properties && Object.entries(line.properties).map(([name, value]) => ({ name, value })),
    taxable: line.taxable,
    requiresShipping: line.requires_shipping,
  };
}

function discountInApi({ title, percent, amount }: NonNullable<Body["discount"]>, money: Money) {
  return percent === null
    ? { itemFixedDiscountCode: { code: title, amountSet: money(amount ?? "0") } }
    : { itemPercentageDiscountCode: { code: title, percentage: Number(percent) } };
}
