// "What would change": has settings of a check decided over the orders of the last days, in the background. Nothing is saved of them
// but the preview; nothing is written to the store.
import { z } from "zod";
import { CHECKS } from "#app/checks/index.ts";
import { valuesSchema } from "#app/checks/setting.ts";
import { inShop } from "#app/db.server.ts";
import { startCheckPreview } from "#app/store/check-previews.server.ts";
import { lockCheck } from "#app/store/checks.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({ settings: z.record(z.string(), z.unknown()) });
/** Of a check's own page, and of the set-up guide. */
const WEEK = 7;
const SETUP = 60;

export type PreviewCheckResult =
  | { outcome: "done" }
  | { outcome: "not_found" }
  /** By field, in words for the merchant. */
  | { outcome: "invalid"; fields: Record<string, string> };

export async function previewCheck(
  shop: string,
  actor: string,
  checkId: string,
  form: unknown,
): Promise<PreviewCheckResult> {
  const check = CHECKS.find(({ id }) => id === checkId);
  if (!check) return { outcome: "not_found" };
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", fields: {} };
  const given = valuesSchema(check.settings).safeParse(parsed.data.settings);
  if (!given.success)
    return {
      outcome: "invalid",
      fields: Object.fromEntries(given.error.issues.map((issue) => [issue.path.join("."), issue.message]).reverse()),
    };
  const settings = given.data as Record<string, unknown>;
  return inShop(shop, async (client) => {
    const owner = await getShop(client, shop);
    if (!owner || owner.uninstalledAt) return { outcome: "not_found" };
    await startCheckPreview(client, shop, owner.installation, { checkId, settings, days: WEEK, createdBy: actor });
    return { outcome: "done" };
  });
}

/** What each check would have done in the last 60 days with the settings that it has. */
export async function previewAllChecks(
  shop: string,
  actor: string,
): Promise<{ outcome: "done" } | { outcome: "not_found" }> {
  return inShop(shop, async (client) => {
    const owner = await getShop(client, shop);
    if (!owner || owner.uninstalledAt) return { outcome: "not_found" };
    for (const check of CHECKS) {
      const stored = await lockCheck(client, shop, check);
      if (!stored) continue;
      await startCheckPreview(client, shop, owner.installation, {
        ...{ checkId: check.id, settings: stored.settings, days: SETUP, createdBy: actor },
      });
    }
    return { outcome: "done" };
  });
}
