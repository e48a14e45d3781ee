// Whom a changed rule concerns at once: the others are looked at with the new settings when something happens to them.
import type { PoolClient } from "pg";
import type { LaneKind } from "#app/rules/scope.ts";
import { insertInternalDeliveries } from "#app/store/deliveries.server.ts";

const CHUNK = 2_000;

/**
 * Has a rule's lanes looked at again after its settings changed, behind live work: the records that it flags now, so that a
 * new tag or note replaces the old; others are not gone through again. Of a customer rule: every customer with orders that
 * count too, because a tag that follows the spending follows the threshold. Returns how many.
 */
export async function lookAgainAtRule(
  client: PoolClient,
  shop: string,
  { ruleId, version, lane }: { ruleId: string; version: number; lane: LaneKind },
): Promise<number> {
  const { rows } = await client.query<{ key: string }>(
    lane === "order"
      ? `select order_id as key from order_state where shop = $1 and flags <> '{}' and $2 = any (flags) and $3 = 'order'`
      : // Of stock the lane is the inventory item, at whatever location.
        `select split_part(key, '/', 1) as key from record_state where shop = $1 and kind = $3 and $2 = any (flags)
         union select customer_id from ledger_order where shop = $1 and counts and customer_id is not null and $3 = 'customer'`,
    [shop, ruleId, lane],
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
