// "Approve" on an order's page: a waiver for the facts that a rule complains about, valid until those facts change.
import { z } from "zod";
import { approveFinding } from "#app/commands/approve-finding.server.ts";
import { inShop } from "#app/db.server.ts";

const FormSchema = z.object({ orderId: z.string().regex(/^\d{1,20}$/), ruleId: z.string().min(1).max(100) });

export type ApproveOrderResult =
  | { outcome: "done" }
  /** It was approved a moment ago. */
  | { outcome: "unchanged" }
  | { outcome: "not_found" }
  /** The rule does not complain any more: somebody approved it already, or the order changed. */
  | { outcome: "conflict" }
  | { outcome: "invalid" };

export async function approveOrder(shop: string, actor: string, form: unknown): Promise<ApproveOrderResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { orderId, ruleId } = parsed.data;
  const finding = { orderId, ruleId, target: `gid://shopify/Order/${orderId}`, note: null };
  return inShop(shop, (client) => approveFinding(client, shop, actor, finding));
}
