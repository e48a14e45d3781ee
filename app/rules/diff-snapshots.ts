// Pure. What sets rules off is the difference between the last decided picture of an order and the new one, in the order
// of the life cycle. So a lost orders/paid that comes back as an update is still "paid", and arrival order does not matter.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { Trigger } from "#app/rules/facts.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

// Money has arrived in full (what happens to it later is a refund, not a payment).
const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/** The triggers that the step from `before` (null: the order is new to us) to `after` means; empty when nothing differs. */
export function diffSnapshots(before: OrderSnapshot | null, after: OrderSnapshot): Trigger[] {
  const triggers: Trigger[] = [];
  const on = (name: Trigger["on"], of?: string) => triggers.push(of === undefined ? { on: name } : { on: name, of });
  const changed = (pick: (order: OrderSnapshot) => unknown) =>
    !before || canonicalJson(pick(before)) !== canonicalJson(pick(after));

  if (!before) on("order.created");
  if (PAID.has(after.financialStatus) && !(before && PAID.has(before.financialStatus))) on("order.paid");
  if (before) {
    if (
      changed((order) =>
        order.lines.map(({ lineId, quantity, currentQuantity, price }) => [lineId, quantity, currentQuantity, price]),
      )
    )
      on("order.edited");
    if (changed((order) => [order.shippingAddress, order.billingAddress, order.delivery])) on("order.address-changed");
  }
  if (after.fulfillmentStatus === "partial" && before?.fulfillmentStatus !== "partial") on("order.partially-fulfilled");
  if (after.fulfillmentStatus === "fulfilled" && before?.fulfillmentStatus !== "fulfilled") on("order.fulfilled");
  const refunded = new Set(before?.refunds.map(({ refundId }) => refundId));
  for (const { refundId } of after.refunds) if (!refunded.has(refundId)) on("refund.created", refundId);
  if (after.cancelledAt && !before?.cancelledAt) on("order.cancelled");
  if (after.closedAt && !before?.closedAt) on("order.closed");
  if (before?.closedAt && !after.closedAt) on("order.reopened");
  if (before && changed((order) => order.tags)) on("order.tags-changed");
  // Anything else that we keep (a note, a name, a status): a look, without a name of its own. The stamp alone is no change.
  if (before && !triggers.length && changed(({ updatedAt: _, ...rest }) => rest)) on("order.changed");
  return triggers;
}
