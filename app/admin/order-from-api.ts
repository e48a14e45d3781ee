// Pure. The API's picture of an order as our snapshot: the same, letter by letter, as the mapper of webhooks makes.
import type { AddressFieldsFragment, OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import { normalAmount } from "#app/lib/money.ts";
import { storable } from "#app/lib/storable.ts";
import type { Address, OrderSnapshot } from "#app/rules/order-snapshot.ts";

export function orderFromApi(order: OrderFieldsFragment): OrderSnapshot {
  const lines = order.lineItems.nodes;
  const shippingAddress = address(order.shippingAddress);
  return {
    orderId: idOf(order.id),
    name: text(order.name) ?? `#${idOf(order.id)}`,
    createdAt: instant(order.createdAt),
    processedAt: order.processedAt ? instant(order.processedAt) : null,
    updatedAt: instant(order.updatedAt),
    cancelledAt: order.cancelledAt ? instant(order.cancelledAt) : null,
    closedAt: order.closedAt ? instant(order.closedAt) : null,
    test: order.test,
    sourceName: text(order.sourceName),
    currency: order.currencyCode,
    total: normalAmount(order.originalTotalPriceSet.shopMoney.amount),
    currentTotal: normalAmount(order.currentTotalPriceSet.shopMoney.amount),
    received: normalAmount(order.netPaymentSet.shopMoney.amount),
    financialStatus: order.displayFinancialStatus?.toLowerCase() ?? "pending",
    fulfillmentStatus: fulfillmentStatus(order),
    tags: [...new Set(order.tags.map((tag) => storable(tag).trim()).filter(Boolean))].sort(),
    note: text(order.note),
    customerId: order.customer ? idOf(order.customer.id) : null,
    shippingAddress,
    billingAddress: address(order.billingAddress),
    // Nothing to ship: digital. To be handed over, and no address to send it to: collected in person.
    delivery: !lines.some((line) => line.requiresShipping) ? "none" : shippingAddress ? "shipping" : "pickup",
    lines: lines.map((line) => ({
      lineId: idOf(line.id),
      sku: text(line.sku),
      title: text(line.title) ?? "",
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      requiresShipping: line.requiresShipping,
      price: normalAmount(line.originalUnitPriceSet.shopMoney.amount),
    })),
    fulfillments: order.fulfillments.map(({ id, status }) => ({
      fulfillmentId: idOf(id),
      status: status.toLowerCase(),
    })),
    refunds: order.refunds.map((refund) => ({
      refundId: idOf(refund.id),
      createdAt: instant(refund.createdAt ?? refund.processedAt),
      refunded: normalAmount(refund.totalRefundedSet.shopMoney.amount),
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
    name: text(from.name),
    company: text(from.company),
    address1: text(from.address1),
    address2: text(from.address2),
    city: text(from.city),
    zip: text(from.zip),
    provinceCode: text(from.provinceCode),
    countryCode: text(from.countryCodeV2),
    phone: text(from.phone),
  };
}

/** ISO 8601 UTC, whole seconds: Shopify's own resolution. */
function instant(text: string): string {
  return `${new Date(text).toISOString().slice(0, 19)}Z`;
}

// Empty is absent, as webhooks have it.
function text(value: string | null | undefined): string | null {
  return value ? storable(value) || null : null;
}
