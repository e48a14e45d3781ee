// Takes a rule away for good; what it keeps up in the store is taken back, as its document says.
import { z } from "zod";
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { inShop } from "#app/db.server.ts";
import { SUBJECTS, type Subject } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { removeCallSecret } from "#app/store/call-secrets.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { lockRule, removeRule as removeSavedRule } from "#app/store/rules.server.ts";

const FormSchema = z.object({ ruleId: z.string() });

export type RemoveRuleResult = { outcome: "done" | "not_found" | "invalid" | "conflict" };

/** conflict: a built-in check makes the rule, which is switched off instead. */
export async function removeRule(shop: string, actor: string, form: unknown): Promise<RemoveRuleResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { ruleId } = parsed.data;
  return inShop(shop, async (client) => {
    const rule = await lockRule(client, shop, ruleId);
    if (!rule) return { outcome: "not_found" };
    if (rule.settings || checkOfRule(ruleId)) return { outcome: "conflict" };
    await removeSavedRule(client, shop, ruleId);
    await removeCallSecret(client, shop, ruleId);
    const about = (rule.document.about ?? "order") as Subject;
    await lookAgainAtRule(client, shop, { ruleId, version: rule.version + 1, lane: SUBJECTS[about].lane });
    await writeAudit(client, shop, { actor, action: "rule.removed", subject: `rule:${ruleId}` });
    return { outcome: "done" };
  });
}
