// Pure over the context. What happened to an order, newest first, made of its own records and of the app's calls that changed it.
import type { AdminContext } from "#sandbox/admin/admin-context.ts";
import { formatMoney } from "#sandbox/admin/format.ts";
import { gid } from "#sandbox/world/gid.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";

export interface TimelineEntry {
  at: string;
  text: string;
  by: "buyer" | "staff" | "shopify" | "app";
}

export function orderTimeline({ world, app, changesOf }: AdminContext, order: OrderRecord): TimelineEntry[] {
  const { currency } = world.shop(order.shop);
  const money = (amount: number) => formatMoney(amount, currency);
  const entries: TimelineEntry[] = [
    { at: order.createdAt, by: "buyer", text: `The order was placed for ${money(orderTotals(order).total)}.` },
  ];
  for (const { kind, status, amount, processedAt } of order.transactions) {
    if (status !== "SUCCESS") continue;
    if (kind === "AUTHORIZATION")
      entries.push({ at: processedAt, by: "buyer", text: `${money(amount)} was authorised.` });
    if (kind === "SALE" || kind === "CAPTURE")
      entries.push({ at: processedAt, by: "buyer", text: `${money(amount)} was paid.` });
    if (kind === "REFUND") entries.push({ at: processedAt, by: "staff", text: `${money(amount)} was refunded.` });
  }
  if (order.routedAt)
    entries.push({ at: order.routedAt, by: "shopify", text: "The items were assigned to locations for fulfilment." });
  for (const edit of order.edits)
    entries.push({ at: edit.committedAt, by: edit.appId ? "app" : "staff", text: "The order was edited." });
  for (const fulfillment of order.fulfillments)
    entries.push({ at: fulfillment.createdAt, by: "staff", text: `Fulfilment ${fulfillment.name} was sent.` });
  for (const one of world.fulfillmentOrdersOf(order))
    for (const hold of one.holds)
      entries.push({
        at: hold.placedAt,
        by: hold.appId ? "app" : "staff",
        text: `Fulfilment was put on hold${hold.reasonNotes ? `: ${hold.reasonNotes}` : "."}`,
      });
  for (const { name, createdAt } of order.returns)
    entries.push({ at: createdAt, by: "buyer", text: `Return ${name} was asked for.` });
  for (const id of order.disputeIds ?? []) {
    const dispute = world.state.disputes[id];
    if (dispute)
      entries.push({
        at: dispute.initiatedAt,
        by: "buyer",
        text: `${money(dispute.amount)} was asked back by the bank.`,
      });
  }
  if (order.cancelledAt) entries.push({ at: order.cancelledAt, by: "staff", text: "The order was cancelled." });
  for (const { at, operation } of changesOf(order.shop, gid("Order", order.id)))
    entries.push({ at, by: "app", text: `${app.name} called ${operation}.` });
  // Within one second the later of the list is the later: reversed before the sort, which keeps the order of equals.
  return entries.reverse().sort((a, b) => b.at.localeCompare(a.at));
}
