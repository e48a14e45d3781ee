// Pure. The API's picture of an order as our snapshot: the same, letter by letter, as the mapper of webhooks makes.
import { decimal } from "#app/admin/decimal.ts";
import type { AddressFieldsFragment, OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import type { Address, OrderSnapshot } from "#app/rules/order-snapshot.ts";

export function orderFromApi(order: OrderFieldsFragment): OrderSnapshot {
  const lines = order.lineItems.nodes;
  const shippingAddress = address(order.shippingAddress);
  return {
    orderId: idOf(order.id),
    name: order.name,
    createdAt: instant(order.createdAt),
    processedAt: order.processedAt ? instant(order.processedAt) : null,
    updatedAt: instant(order.updatedAt),
    cancelledAt: order.cancelledAt ? instant(order.cancelledAt) : null,
    closedAt: order.closedAt ? instant(order.closedAt) : null,
    test: order.test,
    sourceName: order.sourceName ?? null,
    currency: order.currencyCode,
    total: decimal(order.originalTotalPriceSet.shopMoney.amount),
    currentTotal: decimal(order.currentTotalPriceSet.shopMoney.amount),
    received: decimal(order.netPaymentSet.shopMoney.amount),
    financialStatus: order.displayFinancialStatus?.toLowerCase() ?? "pending",
    fulfillmentStatus: fulfillmentStatus(order),
    tags: [...new Set(order.tags)].sort(),
    note: order.note ?? null,
    customerId: order.customer ? idOf(order.customer.id) : null,
    shippingAddress,
    billingAddress: address(order.billingAddress),
    // Nothing to ship: digital. To be handed over, and no address to send it to: collected in person.
    delivery: !lines.some((line) => line.requiresShipping) ? "none" : shippingAddress ? "shipping" : "pickup",
    lines: lines.map((line) => ({
      lineId: idOf(line.id),
      sku: line.sku || null,
      title: line.title,
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      requiresShipping: line.requiresShipping,
      price: decimal(line.originalUnitPriceSet.shopMoney.amount),
    })),
    fulfillments: order.fulfillments.map(({ id, status }) => ({
      fulfillmentId: idOf(id),
      status: status.toLowerCase(),
    })),
    refunds: order.refunds.map((refund) => ({
      refundId: idOf(refund.id),
      createdAt: instant(refund.createdAt ?? refund.processedAt),
      refunded: decimal(refund.totalRefundedSet.shopMoney.amount),
    })),
  };
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

function address(from: AddressFieldsFragment | null | undefined): Address | null {
  if (!from) return null;
  return {
    name: from.name ?? null,
    company: from.company ?? null,
    address1: from.address1 ?? null,
    address2: from.address2 ?? null,
    city: from.city ?? null,
    zip: from.zip ?? null,
    provinceCode: from.provinceCode ?? null,
    countryCode: from.countryCodeV2 ?? null,
    phone: from.phone ?? null,
  };
}

/** ISO 8601 UTC, whole seconds: Shopify's own resolution. */
function instant(text: string): string {
  return `${new Date(text).toISOString().slice(0, 19)}Z`;
}
