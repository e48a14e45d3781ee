// Pure. What may be done with a fulfilment order: at the merchant's own locations as recorded, at a fulfilment service's as
// recorded and as Shopify documents it.
import type { FulfillmentOrderRecord } from "#sandbox/world/types.ts";

export type SupportedAction =
  | "CANCEL_FULFILLMENT_ORDER"
  | "CREATE_FULFILLMENT"
  | "HOLD"
  | "MARK_AS_OPEN"
  | "MERGE"
  | "MOVE"
  | "RELEASE_HOLD"
  | "REPORT_PROGRESS"
  | "REQUEST_CANCELLATION"
  | "REQUEST_FULFILLMENT"
  | "SPLIT";

/**
 * @param siblings the fulfilment orders of the same order, this one among them; without them merging is not offered, which
 *   is how Shopify answers when a fulfilment order is read by its own id (recorded).
 * @param byService whether a fulfilment service runs its location.
 */
export function supportedActions(
  one: FulfillmentOrderRecord,
  siblings: readonly FulfillmentOrderRecord[],
  byService = false,
): SupportedAction[] {
  if (one.status === "ON_HOLD") return ["RELEASE_HOLD", "HOLD", "MOVE"];
  if (one.status === "SCHEDULED") return ["MARK_AS_OPEN"];
  const open = byService ? actionsAtService(one) : actionsAtMerchant(one);
  if (one.status !== "OPEN" || one.requestStatus === "SUBMITTED") return open;
  if (one.lines.reduce((sum, line) => sum + line.remainingQuantity, 0) > 1) open.push("SPLIT");
  const mergeable = siblings.some(
    (other) =>
      other !== one &&
      other.status === "OPEN" &&
      other.locationId === one.locationId &&
      other.deliveryMethod === one.deliveryMethod,
  );
  if (mergeable) open.push("MERGE");
  return open;
}

function actionsAtMerchant(one: FulfillmentOrderRecord): SupportedAction[] {
  if (one.status === "IN_PROGRESS") return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"];
  return one.status === "OPEN" ? ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD"] : [];
}

function actionsAtService({ status, requestStatus }: FulfillmentOrderRecord): SupportedAction[] {
  switch (status) {
    case "OPEN":
      return requestStatus === "SUBMITTED"
        ? ["CANCEL_FULFILLMENT_ORDER"]
        : ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", "MOVE"];
    case "INCOMPLETE":
      return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", "MOVE"];
    case "CANCELLED":
      return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT"];
    case "IN_PROGRESS":
      if (requestStatus === "ACCEPTED") return ["REQUEST_CANCELLATION", "CREATE_FULFILLMENT"];
      return requestStatus === "CANCELLATION_REQUESTED" ? ["CANCEL_FULFILLMENT_ORDER", "CREATE_FULFILLMENT"] : [];
    default:
      return [];
  }
}
