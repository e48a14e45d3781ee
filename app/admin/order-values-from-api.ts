// Pure.
import { instant, lower, shopAmount, tags, text } from "#app/admin/api-values.ts";
import type { OrderValueFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

/** What of an order's picture can change and is a single value or an amount. */
export type OrderValues = ReturnType<typeof orderValuesFromApi>;

export function orderValuesFromApi(order: OrderValueFieldsFragment) {
  return {
    cancelled_at: instant(order.cancelledAt),
    cancel_reason: lower(order.cancelReason),
    closed_at: instant(order.closedAt),
    financial_status: lower(order.displayFinancialStatus) ?? "pending",
    subtotal_price: shopAmount(order.subtotalPriceSet) ?? "0.00",
    total_discounts: shopAmount(order.totalDiscountsSet) ?? "0.00",
    total_shipping_price: shopAmount(order.totalShippingPriceSet) ?? "0.00",
    total_tax: shopAmount(order.totalTaxSet) ?? "0.00",
    total_tip_received: shopAmount(order.totalTipReceivedSet) ?? "0.00",
    total_duties: shopAmount(order.currentTotalDutiesSet),
    current_subtotal_price: shopAmount(order.currentSubtotalPriceSet) ?? "0.00",
    current_total_price: shopAmount(order.currentTotalPriceSet) ?? "0.00",
    total_outstanding: shopAmount(order.totalOutstandingSet) ?? "0.00",
    total_received: shopAmount(order.netPaymentSet) ?? "0.00",
    total_weight: Number(order.totalWeight ?? 0),
    tax_exempt: order.taxExempt,
    tags: tags(order.tags),
    note: text(order.note),
    po_number: text(order.poNumber),
    email: text(order.email),
    phone: text(order.phone),
    payment_gateway_names: order.paymentGatewayNames.flatMap((name) => text(name) ?? []),
  } satisfies Partial<OrderPicture>;
}
