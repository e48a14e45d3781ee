// Switches a rule on, off, or to watching only: a new version of its document, as everything that changes what it does.
import { z } from "zod";
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { inShop } from "#app/db.server.ts";
import { SUBJECTS, type Subject } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { lockRule, saveRuleVersion } from "#app/store/rules.server.ts";

const FormSchema = z.object({ ruleId: z.string(), state: z.enum(["on", "watching", "off"]) });
export type RuleState = z.infer<typeof FormSchema>["state"];

export type SetRuleStateResult =
  | { outcome: "done" | "unchanged"; state: RuleState }
  | { outcome: "not_found" }
  | { outcome: "invalid" }
  /** A built-in check makes the rule: its state is the check's. */
  | { outcome: "conflict" };

export async function setRuleState(shop: string, actor: string, form: unknown): Promise<SetRuleStateResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { ruleId, state } = parsed.data;
  return inShop(shop, async (client) => {
    const rule = await lockRule(client, shop, ruleId);
    if (!rule) return { outcome: "not_found" };
    if (checkOfRule(ruleId)) return { outcome: "conflict" };
    const { enabled: wasEnabled = true, watch_only: watched = false } = rule.document;
    const was = !rule.enabled || wasEnabled === false ? "off" : watched === true ? "watching" : "on";
    if (was === state) return { outcome: "unchanged", state };
    const version = await saveRuleVersion(client, shop, {
      ruleId,
      document: inState(rule.document, state),
      settings: rule.settings,
      enabled: state !== "off",
      savedBy: actor,
    });
    const about = (rule.document.about ?? "order") as Subject;
    await lookAgainAtRule(client, shop, { ruleId, version, lane: SUBJECTS[about].lane });
    await writeAudit(client, shop, { actor, action: "rule.state-set", subject: `rule:${ruleId}` });
    return { outcome: "done", state };
  });
}

/** The document with that state, and no key more than it needs. Off keeps whether it only watched. */
function inState({ enabled: _enabled, watch_only: watched, ...document }: Record<string, unknown>, state: RuleState) {
  const watches = state === "watching" || (state === "off" && watched === true);
  return { ...document, ...(state === "off" ? { enabled: false } : {}), ...(watches ? { watch_only: true } : {}) };
}
