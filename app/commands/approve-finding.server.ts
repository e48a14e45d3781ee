// A person's "leave this as it is" to what one rule complains of on one record: a waiver, and the order is looked at again.
import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { Finding } from "#app/rules/decision.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDelivery } from "#app/store/deliveries.server.ts";
import { saveWaivers } from "#app/store/waivers.server.ts";

export interface FindingToApprove {
  orderId: string;
  ruleId: string;
  /** Gid of the record complained of. */
  target: string;
  note: string | null;
}

/**
 * conflict: the rule does not complain any more: somebody approved it already, or the order changed. unchanged: it was approved
 * a moment ago, and the order is being looked at.
 */
export async function approveFinding(
  client: PoolClient,
  shop: string,
  actor: string,
  { orderId, ruleId, target, note }: FindingToApprove,
): Promise<{ outcome: "done" | "unchanged" | "not_found" | "conflict" }> {
  // The newest run that looked at this rule: not every run looks at every rule.
  const { rows } = await client.query<{ installation: number; findings: Finding[] | null }>(
    `select o.installation, r.findings from order_state o
     left join lateral (
       select findings from run where shop = $1 and lane_kind = 'order' and lane_key = $2
         and findings @> jsonb_build_array(jsonb_build_object('ruleId', $3::text, 'target', $4::text))
       order by id desc limit 1) r on true
     where o.shop = $1 and o.order_id = $2`,
    [shop, orderId, ruleId, target],
  );
  const order = rows[0];
  if (!order) return { outcome: "not_found" };
  const finding = order.findings?.find(
    (found) => found.ruleId === ruleId && found.target === target && found.outcome === "matched",
  );
  if (!finding) return { outcome: "conflict" };
  const given = await saveWaivers(client, shop, order.installation, [
    { ruleId, target, fingerprint: finding.fingerprint, givenBy: actor, note },
  ]);
  if (given === 0) return { outcome: "unchanged" };
  await insertInternalDelivery(client, shop, {
    webhookId: `approve:${randomUUID()}`,
    source: "MANUAL",
    topic: "switchyard/approve",
    laneKind: "order",
    laneKey: orderId,
  });
  await writeAudit(client, shop, { actor, action: "order.approved", subject: `gid://shopify/Order/${orderId}` });
  return { outcome: "done" };
}
