// Pure. What Shopify shows as an order's payment and fulfilment status.
import { type OrderTotals, orderTotals } from "#sandbox/world/order-totals.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "#sandbox/world/types.ts";

export type FinancialStatus =
  | "AUTHORIZED"
  | "EXPIRED"
  | "PAID"
  | "PARTIALLY_PAID"
  | "PARTIALLY_REFUNDED"
  | "PENDING"
  | "REFUNDED"
  | "VOIDED";

/**
 * Null: an order without any payment attached (orders made through the API).
 * @param known the order's own totals, where the caller has them.
 */
export function financialStatus(order: OrderRecord, known?: OrderTotals): FinancialStatus | null {
  if (order.statedFinancialStatus) return order.statedFinancialStatus as FinancialStatus;
  const totals = known ?? orderTotals(order);
  if (totals.refunded > 0) return totals.refunded >= totals.captured ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (totals.captured > 0) return totals.captured >= totals.currentTotal ? "PAID" : "PARTIALLY_PAID";
  if (order.transactions.some((transaction) => transaction.kind === "VOID")) return "VOIDED";
  if (totals.authorized > 0) return "AUTHORIZED";
  if (order.transactions.some((transaction) => transaction.status === "PENDING"))
    return order.cancelledAt ? "VOIDED" : "PENDING";
  return order.gateway !== "" && totals.total === 0 ? "PAID" : null;
}

/** Units of a line that were fulfilled. */
export function fulfilledQuantity(order: OrderRecord, lineId: string): number {
  let units = 0;
  for (const fulfillment of order.fulfillments)
    if (fulfillment.status === "SUCCESS")
      for (const line of fulfillment.lines) if (line.lineId === lineId) units += line.quantity;
  return units;
}

/** INCOMPLETE: a fulfilment service gave it up, the merchant may go on (recorded). */
const FULFILLABLE: ReadonlySet<FulfillmentOrderRecord["status"]> = new Set([
  "OPEN",
  "IN_PROGRESS",
  "SCHEDULED",
  "INCOMPLETE",
]);

/** Units of a line that stand in fulfilment orders which could be fulfilled now (not on hold). */
export function fulfillableQuantity(fulfillmentOrders: readonly FulfillmentOrderRecord[], lineId: string): number {
  let units = 0;
  for (const one of fulfillmentOrders)
    if (FULFILLABLE.has(one.status))
      for (const line of one.lines) if (line.lineId === lineId) units += line.remainingQuantity;
  return units;
}

/** As a line of an order shows it: units stay fulfillable when the order was cancelled and not paid back (recorded). */
export function shownFulfillable(
  { cancelledAt }: Pick<OrderRecord, "cancelledAt">,
  fulfillmentOrders: readonly FulfillmentOrderRecord[],
  lineId: string,
): number {
  if (cancelledAt === null) return fulfillableQuantity(fulfillmentOrders, lineId);
  return fulfillmentOrders
    .flatMap((one) => one.lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, line) => sum + line.remainingQuantity, 0);
}

export type FulfillmentStatus =
  | "FULFILLED"
  | "PARTIALLY_FULFILLED"
  | "UNFULFILLED"
  | "ON_HOLD"
  | "SCHEDULED"
  | "IN_PROGRESS"
  | "RESTOCKED";

export function fulfillmentStatus(
  order: OrderRecord,
  fulfillmentOrders: readonly FulfillmentOrderRecord[],
): FulfillmentStatus {
  const fulfilled = order.lines.some((line) => fulfilledQuantity(order, line.id) > 0);
  const open = fulfillmentOrders.filter((one) => one.status !== "CLOSED" && one.status !== "CANCELLED");
  if (fulfilled) return open.length > 0 || order.routedAt === null ? "PARTIALLY_FULFILLED" : "FULFILLED";
  if (order.cancelledAt && order.refunds.some((refund) => refund.lines.some((line) => line.restockType === "CANCEL")))
    return "RESTOCKED";
  if (open.length > 0 && open.every((one) => one.status === "ON_HOLD")) return "ON_HOLD";
  if (open.length > 0 && open.every((one) => one.status === "SCHEDULED")) return "SCHEDULED";
  if (open.some((one) => one.status === "IN_PROGRESS")) return "IN_PROGRESS";
  return "UNFULFILLED";
}

/** As webhooks name it: null, "partial", "fulfilled", "restocked". */
export function webhookFulfillmentStatus(
  order: OrderRecord,
  fulfillmentOrders: readonly FulfillmentOrderRecord[],
): "partial" | "fulfilled" | "restocked" | null {
  const status = fulfillmentStatus(order, fulfillmentOrders);
  if (status === "FULFILLED") return "fulfilled";
  if (status === "PARTIALLY_FULFILLED") return "partial";
  return status === "RESTOCKED" ? "restocked" : null;
}
