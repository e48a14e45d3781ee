import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";
import { findWaiting } from "#sandbox/checker/find-waiting.ts";

const FINAL = new Set(["DECIDED", "UNCHANGED", "IGNORED", "UNREADABLE"]);

/**
 * Pure. What was acknowledged and never dealt with, and what happened in the store and was never seen: no webhook and no
 * sweep brought it. What still waits for its turn is not lost.
 */
export function findLost(evidence: Evidence): Complaint[] {
  const { shop, installedAt, ledger, deliveries, orders, seen } = evidence;
  const waiting = new Set(findWaiting(evidence).map(({ subject }) => subject));
  const rowOf = new Map(deliveries.map((row) => [row.webhookId, row]));
  const lost: Complaint[] = [];
  for (const entry of ledger) {
    if (entry.shop !== shop || !entry.acked) continue;
    const row = rowOf.get(entry.webhookId);
    if (!row) lost.push({ subject: entry.webhookId, says: `${entry.topic} was acknowledged and is not in the inbox` });
    else if (!FINAL.has(row.status) && !row.isWaiting)
      lost.push({ subject: entry.webhookId, says: `${entry.topic} was acknowledged and is still ${row.status}` });
  }
  // Internal deliveries are promises of the app to itself.
  for (const row of deliveries)
    if (row.source !== "WEBHOOK" && !FINAL.has(row.status) && !row.isWaiting)
      lost.push({ subject: row.webhookId, says: `${row.source} ${row.topic} is still ${row.status}` });
  const pictureOf = new Map(seen.map((row) => [row.orderId, row]));
  for (const order of orders) {
    if (Date.parse(order.updatedAt) <= Date.parse(installedAt)) continue;
    if (waiting.has(`gid://shopify/Order/${order.id}`)) continue;
    const picture = pictureOf.get(order.id);
    if (!picture) lost.push({ subject: order.name, says: "the order was never seen" });
    else if (Date.parse(picture.updatedAt) < Date.parse(order.updatedAt))
      lost.push({ subject: order.name, says: `changed at ${order.updatedAt}, last seen as of ${picture.updatedAt}` });
    else if (!picture.isDecided && Date.parse(order.createdAt) > Date.parse(installedAt))
      lost.push({ subject: order.name, says: "the order was seen and nothing was ever decided" });
  }
  return lost;
}
