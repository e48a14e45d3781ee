import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";

const TO_BE_SENT = new Set(["INTENDED", "SENT"]);

/**
 * Pure. What is neither done nor lost: Shopify has yet to send it, it lies in the inbox of a lane that is due, or it is decided and
 * on its way out. Empty once all is settled. One entry for each order, or for whatever else the work is about.
 */
export function findWaiting({ shop, ledger, deliveries, effects }: Evidence): Complaint[] {
  const waiting = new Map<string, string>();
  const add = (subject: string, says: string) => {
    if (!waiting.has(subject)) waiting.set(subject, says);
  };
  const order = (id: string) => `gid://shopify/Order/${id}`;
  for (const one of ledger)
    if (one.shop === shop && !one.acked && !one.dropped && !one.gaveUp)
      add(one.orderId ? order(one.orderId) : one.webhookId, `${one.topic} is yet to be sent by Shopify`);
  for (const row of deliveries)
    if (row.isWaiting) add(row.orderId ? order(row.orderId) : row.webhookId, `${row.topic} is in the inbox`);
  for (const { target, kind, status } of effects) if (TO_BE_SENT.has(status)) add(target, `${kind} is ${status}`);
  return [...waiting].map(([subject, says]) => ({ subject, says }));
}

/** Pure. The evidence without what is waiting: of that nobody can say yet whether the store will be as it should. */
export function withoutWaiting(evidence: Evidence, waiting: Complaint[]): Evidence {
  if (waiting.length === 0) return evidence;
  const subjects = new Set(waiting.map(({ subject }) => subject));
  return {
    ...evidence,
    orders: evidence.orders.filter(({ id }) => !subjects.has(`gid://shopify/Order/${id}`)),
    runs: evidence.runs.map((run) => ({ ...run, desired: run.desired.filter(({ target }) => !subjects.has(target)) })),
    // What a customer spent hangs on orders, and any of them may be among the waiting.
    customers: [],
  };
}
