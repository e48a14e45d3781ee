// Takes a waiver back: the order is looked at again, and flagged again if the rule still complains.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { insertInternalDelivery } from "#app/store/deliveries.server.ts";

const FormSchema = z.object({
  orderId: z.string().regex(/^\d{1,20}$/),
  ruleId: z.string().min(1).max(100),
  fingerprint: z.string().min(1).max(200),
});

export type WithdrawApprovalResult = { outcome: "done" } | { outcome: "not_found" } | { outcome: "invalid" };

export async function withdrawApproval(shop: string, actor: string, form: unknown): Promise<WithdrawApprovalResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { orderId, ruleId, fingerprint } = parsed.data;
  const target = `gid://shopify/Order/${orderId}`;
  return inShop(shop, async (client) => {
    const { rowCount } = await client.query(
      "delete from waiver where shop = $1 and rule_id = $2 and target = $3 and fingerprint = $4",
      [shop, ruleId, target, fingerprint],
    );
    if (!rowCount) return { outcome: "not_found" };
    await insertInternalDelivery(client, shop, {
      webhookId: `rerun:${randomUUID()}`,
      source: "MANUAL",
      topic: "switchyard/rerun",
      laneKind: "order",
      laneKey: orderId,
    });
    await writeAudit(client, shop, { actor, action: "order.approval-withdrawn", subject: target });
    return { outcome: "done" };
  });
}
