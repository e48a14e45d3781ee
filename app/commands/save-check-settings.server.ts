// Saves the form of a built-in check as a new version of its rule. What is wrong is told by field, and nothing is saved.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { CHECKS } from "#app/rules/checks/index.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { saveRuleVersion } from "#app/store/rules.server.ts";

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
  return inShop(shop, (client) =>
    saveRuleVersion(client, shop, { ruleId, version, enabled, settings: settings.data, document: check.toRule(settings.data), savedBy: actor }),
  );
}

function byField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]).reverse());
}
