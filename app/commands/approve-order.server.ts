// A person's "leave this as it is": a waiver for the facts that a rule complains about, valid until those facts change.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import type { Finding } from "#app/rules/decision.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDelivery } from "#app/store/deliveries.server.ts";
import { saveWaivers } from "#app/store/waivers.server.ts";

const FormSchema = z.object({ orderId: z.string().regex(/^\d{1,20}$/), ruleId: z.string().min(1).max(100) });

export type ApproveOrderResult =
  | { outcome: "done" }
  | { outcome: "not_found" }
  /** The rule does not complain any more: somebody approved it already, or the order changed. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function approveOrder(shop: string, actor: string, form: unknown): Promise<ApproveOrderResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { orderId, ruleId } = parsed.data;
  const target = `gid://shopify/Order/${orderId}`;
  return inShop(shop, async (client) => {
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
    await saveWaivers(client, shop, order.installation, [
      { ruleId, target, fingerprint: finding.fingerprint, givenBy: actor, note: null },
    ]);
    await insertInternalDelivery(client, shop, {
      webhookId: `approve:${randomUUID()}`,
      source: "MANUAL",
      topic: "switchyard/approve",
      laneKind: "order",
      laneKey: orderId,
    });
    await writeAudit(client, shop, { actor, action: "order.approved", subject: target });
    return { outcome: "done" };
  });
}
