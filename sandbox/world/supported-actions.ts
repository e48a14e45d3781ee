// Pure. What may be done with a fulfilment order, as recorded.
import type { FulfillmentOrderRecord } from "#sandbox/world/types.ts";

export type SupportedAction =
  | "CREATE_FULFILLMENT"
  | "REPORT_PROGRESS"
  | "MOVE"
  | "HOLD"
  | "SPLIT"
  | "MERGE"
  | "RELEASE_HOLD"
  | "MARK_AS_OPEN";

/** @param siblings the fulfilment orders of the same order, this one among them. */
export function supportedActions(
  one: FulfillmentOrderRecord,
  siblings: readonly FulfillmentOrderRecord[],
): SupportedAction[] {
  if (one.status === "ON_HOLD") return ["RELEASE_HOLD", "HOLD", "MOVE"];
  if (one.status === "IN_PROGRESS") return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"];
  if (one.status !== "OPEN") return [];
  const actions: SupportedAction[] = ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD"];
  if (one.lines.reduce((sum, line) => sum + line.remainingQuantity, 0) > 1) actions.push("SPLIT");
  const mergeable = siblings.some(
    (other) =>
      other !== one &&
      other.status === "OPEN" &&
      other.locationId === one.locationId &&
      other.deliveryMethod === one.deliveryMethod,
  );
  if (mergeable) actions.push("MERGE");
  return actions;
}
