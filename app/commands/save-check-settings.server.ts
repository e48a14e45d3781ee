// Saves the form of a built-in check as a new version of its rule. What is wrong is told by field, and nothing is saved.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { CHECKS } from "#app/rules/checks/index.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { lockRule, saveRuleVersion } from "#app/store/rules.server.ts";

const FormSchema = z.object({
  /** The version that the form was filled from: somebody else may have saved meanwhile. */
  version: z.number().int(),
  enabled: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
});

export type SaveCheckSettingsResult =
  | { outcome: "done"; version: number }
  | { outcome: "unchanged" }
  | { outcome: "not_found" }
  | { outcome: "conflict" }
  /** What is wrong, by field, in words for the merchant. */
  | { outcome: "invalid"; fields: Record<string, string> };

export async function saveCheckSettings(
  shop: string,
  actor: string,
  ruleId: string,
  form: unknown,
): Promise<SaveCheckSettingsResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", fields: {} };
  const { version, enabled } = parsed.data;
  const check = CHECKS.find(({ id }) => id === ruleId);
  if (!check) return { outcome: "not_found" };
  const settings = check.settingsSchema.safeParse(parsed.data.settings);
  if (!settings.success) return { outcome: "invalid", fields: byField(settings.error) };
  // A rule that cannot work is refused when it is saved, not when it runs.
  if (settings.data.email && !env.SMTP_URL)
    return { outcome: "invalid", fields: { email: "E-mail cannot be sent: no mail server is set up (SMTP_URL)." } };
  return inShop(shop, async (client) => {
    const current = await lockRule(client, shop, ruleId);
    if (!current) return { outcome: "not_found" };
    if (current.version !== version) return { outcome: "conflict" };
    if (current.enabled === enabled && isDeepStrictEqual(current.settings, settings.data))
      return { outcome: "unchanged" };
    const document = check.toRule(settings.data);
    const saved = await saveRuleVersion(client, shop, {
      ruleId,
      document,
      settings: settings.data,
      enabled,
      savedBy: actor,
    });
    await lookAgainAtRule(client, shop, { ruleId, version: saved, lane: SUBJECTS[document.about].lane });
    await writeAudit(client, shop, { actor, action: "rule.saved", subject: `rule:${ruleId}` });
    return { outcome: "done", version: saved };
  });
}

/** The first complaint about each field. */
function byField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]).reverse());
}
