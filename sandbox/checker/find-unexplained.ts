import type { Complaint, Evidence } from "#sandbox/checker/evidence.ts";

/** What rules write to; subscriptions, bulk operations and the like are the app's own. */
const WRITTEN_TO = /^gid:\/\/shopify\/(Order|FulfillmentOrder|Customer|Product)\//;
/** Nothing of these was sent. */
const NEVER_SENT = new Set(["WITHHELD", "AWAITING"]);

/** Pure. What the app changed in the store and no effect of any run explains. */
export function findUnexplained({ shop, journal, orders, effects }: Evidence): Complaint[] {
  const explained = new Set(effects.filter(({ status }) => !NEVER_SENT.has(status)).map(({ target }) => target));
  for (const { id, fulfillmentOrders } of orders) {
    const order = `gid://shopify/Order/${id}`;
    // An effect on an order is carried out on each of its fulfilment orders, and the other way round.
    const parts = fulfillmentOrders.map((one) => `gid://shopify/FulfillmentOrder/${one.id}`);
    if ([order, ...parts].some((target) => explained.has(target)))
      for (const target of [order, ...parts]) explained.add(target);
  }
  return journal.flatMap((line) => {
    if (line.shop !== shop || line.outcome !== "applied" || !line.changed) return [];
    const targets = line.targetIds.filter((target) => WRITTEN_TO.test(target));
    const [subject] = targets;
    if (!subject || targets.some((target) => explained.has(target))) return [];
    return [{ subject, says: `${line.field} changed it at ${line.at}, and no run explains that` }];
  });
}
