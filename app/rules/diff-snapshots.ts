// Pure. What sets rules off is the difference between the last decided picture of an order and the new one, in the order
// of the life cycle. So a lost orders/paid that comes back as an update is still "paid", and arrival order does not matter.
import { canonicalJson } from "#app/lib/canonical-json.ts";
import type { AddressPicture, OrderPicture } from "#app/rules/facts.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";

// Money has arrived in full (what happens to it later is a refund, not a payment).
const PAID = new Set(["paid", "partially_refunded", "refunded"]);
// Stamps and figures that say nothing by themselves, and what is read anew each time.
const NO_NEWS = new Set([
  "updated_at",
  "line_items",
  "fulfillments",
  "fulfillment_orders",
  "address_verdict",
  "customer",
  "visits",
  "app_title",
  "channel_name",
]);

/** The triggers that the step from `before` (null: the order is new to us) to `after` means; empty when nothing differs. */
export function diffSnapshots(before: OrderPicture | null, after: OrderPicture): Trigger[] {
  const triggers: Trigger[] = [];
  const on = (name: EventName, of?: string, body?: Record<string, unknown>) =>
    triggers.push({ on: name, ...(of === undefined ? {} : { of }), ...(body ? { body } : {}) });
  const changed = (pick: (order: OrderPicture) => unknown) =>
    !before || canonicalJson(pick(before)) !== canonicalJson(pick(after));

  if (!before) on("order.created");
  if (PAID.has(after.financial_status) && !(before && PAID.has(before.financial_status))) on("order.paid");
  if (before) {
    if (
      changed((order) =>
        order.line_items.map(({ id, quantity, current_quantity, price }) => [id, quantity, current_quantity, price]),
      )
    )
      on("order.edited");
    if (changed((order) => [placeOf(order.shipping_address), placeOf(order.billing_address), order.delivery]))
      on("order.address_changed");
  }
  for (const { id } of fresh(before?.transactions, after.transactions)) on("transaction.created", id);
  diffFulfillments(before, after, on);
  if (after.fulfillment_status === "partial" && before?.fulfillment_status !== "partial")
    on("order.partially_fulfilled");
  if (after.fulfillment_status === "fulfilled" && before?.fulfillment_status !== "fulfilled") on("order.fulfilled");
  for (const { id } of fresh(before?.refunds ?? [], after.refunds)) on("refund.created", id);
  diffReturns(before, after, on);
  diffDisputes(before, after, on);
  if (
    after.risk &&
    changed((order) => order.risk?.assessments?.map(({ level, provider }) => [level, provider])) &&
    (before?.risk || after.risk.level !== "none")
  )
    on("order.risk_changed");
  if (after.cancelled_at && !before?.cancelled_at) on("order.cancelled");
  if (after.closed_at && !before?.closed_at) on("order.closed");
  if (before?.closed_at && !after.closed_at) on("order.reopened");
  if (before && changed((order) => order.tags)) on("order.tags_changed");
  if (before && changed((order) => order.note)) on("order.note_changed");
  // Anything else that we keep (a name, a status): a look, without a name of its own.
  if (before && !triggers.length && changed(news)) on("order.updated");
  return triggers;
}

/** Coordinates are looked up by Shopify a moment after the address was entered. */
function placeOf(address: AddressPicture | null): unknown {
  return address && { ...address, latitude: null, longitude: null };
}

/** What a change of is told by no event of its own. How much of a line can be shipped follows from holds, which have theirs. */
function news(order: OrderPicture): unknown {
  const told = Object.fromEntries(Object.entries(order).filter(([name]) => !NO_NEWS.has(name)));
  return [told, order.line_items.map((line) => ({ ...line, fulfillable_quantity: null }))];
}

type On = (name: EventName, of?: string, body?: Record<string, unknown>) => unknown;

/** Those of `after` that `before` did not have; none where `before` was not kept. */
function fresh<T extends { id: string }>(before: readonly T[] | undefined, after: readonly T[] | undefined): T[] {
  if (!after || !before) return [];
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}

function pairs<T extends { id: string }>(before: readonly T[] | undefined, after: readonly T[] | undefined): [T, T][] {
  const known = new Map(before?.map((one) => [one.id, one]));
  return (after ?? []).flatMap((one): [T, T][] => {
    const earlier = known.get(one.id);
    return earlier && canonicalJson(earlier) !== canonicalJson(one) ? [[earlier, one]] : [];
  });
}

function diffFulfillments(before: OrderPicture | null, after: OrderPicture, on: On): void {
  for (const { id } of fresh(before?.fulfillments ?? [], after.fulfillments)) on("fulfillment.created", id);
  const earlier = new Map(before?.fulfillments.map((one) => [one.id, one]));
  for (const one of after.fulfillments) {
    const was = earlier.get(one.id);
    const told = new Set(was?.events.map(({ id }) => id));
    for (const event of one.events)
      if (event.id && !told.has(event.id)) on("fulfillment.event", event.id, { ...event, fulfillment_id: one.id });
    if (one.status === "cancelled" && was && was.status !== "cancelled") on("fulfillment.cancelled", one.id);
    if (one.delivered_at && !was?.delivered_at) on("fulfillment.delivered", one.id);
  }
  // The lines of a parcel are those of the order: what changes of them says nothing of the parcel.
  const parcels = (list: OrderPicture["fulfillments"] | undefined) =>
    list?.map((one) => ({ ...one, line_items: one.line_items.map(({ id, quantity }) => ({ id, quantity })) }));
  for (const [, one] of pairs(parcels(before?.fulfillments), parcels(after.fulfillments)))
    on("fulfillment.updated", one.id);
}

const RETURN_EVENTS: Record<string, EventName> = {
  requested: "return.requested",
  open: "return.approved",
  closed: "return.closed",
  declined: "return.declined",
  cancelled: "return.cancelled",
};

function diffReturns(before: OrderPicture | null, after: OrderPicture, on: On): void {
  for (const one of fresh(before ? (before.returns ?? []) : [], after.returns)) {
    if (one.status !== "open") on("return.requested", one.id);
    if (one.status !== "requested") on(RETURN_EVENTS[one.status] ?? "return.updated", one.id);
  }
  for (const [was, one] of pairs(before?.returns, after.returns)) {
    if (was.status !== one.status)
      on(
        was.status === "closed" && one.status === "open"
          ? "return.reopened"
          : (RETURN_EVENTS[one.status] ?? "return.updated"),
        one.id,
      );
    else on("return.updated", one.id);
    if (one.received_at && !was.received_at) on("return.processed", one.id);
  }
}

type Dispute = { id: string };
function diffDisputes(before: OrderPicture | null, after: OrderPicture, on: On): void {
  const [was, now] = [before?.disputes as Dispute[] | undefined, after.disputes as Dispute[] | undefined];
  for (const { id } of fresh(was ?? [], now)) on("dispute.opened", id);
  for (const [, { id }] of pairs(was, now)) on("dispute.updated", id);
}
