// Whom a changed rule concerns at once: the others are looked at with the new settings when something happens to them.
import type { PoolClient } from "pg";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";

const CHUNK = 2_000;

/**
 * Has a rule's lanes looked at again after its settings changed, behind live work. Of an order rule: the orders that it
 * flags now, so that a new tag or note replaces the old; orders that it did not flag are not gone through again. Of a
 * customer rule: every customer with orders that count, because a tag that follows the spending follows the threshold.
 * Returns how many.
 */
export async function lookAgainAtRule(
  client: PoolClient,
  shop: string,
  rule: { ruleId: string; version: number; lane: string },
): Promise<number> {
  const { ruleId, version, lane } = rule;
  if (lane !== "order" && lane !== "customer") return 0;
  const { rows } = await client.query<{ key: string }>(
    lane === "order"
      ? `select order_id as key from order_state where shop = $1 and flags <> '{}' and $2 = any (flags)`
      : `select customer_id as key from ledger_order where shop = $1 and counts and customer_id is not null
         union select customer_id from customer_state where shop = $1 and $2 = any (flags)`,
    [shop, ruleId],
  );
  let nudged = 0;
  for (let from = 0; from < rows.length; from += CHUNK)
    nudged += await insertInternalDeliveries(
      client,
      shop,
      rows.slice(from, from + CHUNK).map(({ key }) => ({
        webhookId: `settings:${ruleId}:${version}:${key}`,
        source: "MANUAL",
        topic: "switchyard/settings",
        laneKind: lane,
        laneKey: key,
        priority: 10,
      })),
    );
  return nudged;
}
