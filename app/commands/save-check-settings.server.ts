// Saves the form of a built-in check as new versions of its rules. What is wrong is told by field, and nothing is saved.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { CHECK_STATES } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { inShop } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { documentsOf, lockCheck, saveCheck } from "#app/store/checks.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({
  /** The version that the form was filled from: somebody else may have saved meanwhile. */
  version: z.number().int(),
  state: z.enum(CHECK_STATES),
  settings: z.record(z.string(), z.unknown()),
});

export type SaveCheckSettingsResult =
  | { outcome: "done"; version: number }
  | { outcome: "unchanged" }
  | { outcome: "not_found" }
  | { outcome: "conflict" }
  /** What is wrong, by field ("tiers.0.spend"), in words for the merchant. */
  | { outcome: "invalid"; fields: Record<string, string> };

export async function saveCheckSettings(
  shop: string,
  actor: string,
  checkId: string,
  form: unknown,
): Promise<SaveCheckSettingsResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", fields: {} };
  const { version, state } = parsed.data;
  const check = CHECKS.find(({ id }) => id === checkId);
  if (!check) return { outcome: "not_found" };
  const given = valuesSchema(check.settings).safeParse(parsed.data.settings);
  if (!given.success) return { outcome: "invalid", fields: byField(given.error) };
  const settings = given.data as Record<string, unknown>;
  // A rule that cannot work is refused when it is saved, not when it runs.
  if (settings.email && !env.SMTP_URL)
    return { outcome: "invalid", fields: { email: "E-mail cannot be sent: no mail server is set up (SMTP_URL)." } };
  return inShop(shop, async (client) => {
    const owner = await getShop(client, shop);
    const current = owner && (await lockCheck(client, shop, check));
    if (!current) return { outcome: "not_found" };
    if (current.version !== version) return { outcome: "conflict" };
    if (current.state === state && isDeepStrictEqual(current.settings, settings)) return { outcome: "unchanged" };
    if (!documentsOf(check, settings, { state, currency: owner.currency }).length)
      return { outcome: "invalid", fields: { "": "With these settings it would do nothing. Switch it off instead." } };
    const { currency } = owner;
    const saved = await saveCheck(client, shop, { check, settings, state, currency, savedBy: actor });
    for (const { ruleId, version: to, document } of saved)
      await lookAgainAtRule(client, shop, {
        ruleId,
        version: to,
        lane: SUBJECTS[document?.about ?? "order"].lane,
      });
    await writeAudit(client, shop, { actor, action: "rule.saved", subject: `check:${checkId}` });
    return { outcome: "done", version: saved.find(({ ruleId }) => ruleId === check.ruleIds[0])?.version ?? version };
  });
}

/** The first complaint about each field. */
function byField(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join("."), issue.message]).reverse());
}
