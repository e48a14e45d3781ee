// Switches a check on, to watch-only, or off, with the settings that it has.
import { z } from "zod";
import { CHECK_STATES } from "#app/checks/check.ts";
import { CHECKS } from "#app/checks/index.ts";
import { inShop } from "#app/db.server.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { lockCheck, saveCheck } from "#app/store/checks.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { getShop } from "#app/store/shops.server.ts";

const FormSchema = z.object({ checkId: z.string().min(1).max(100), state: z.enum(CHECK_STATES) });

export type SetCheckStateResult =
  | { outcome: "done" }
  | { outcome: "unchanged" }
  | { outcome: "not_found" }
  | { outcome: "invalid" };

export async function setCheckState(shop: string, actor: string, form: unknown): Promise<SetCheckStateResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { checkId, state } = parsed.data;
  const check = CHECKS.find(({ id }) => id === checkId);
  if (!check) return { outcome: "not_found" };
  return inShop(shop, async (client) => {
    const owner = await getShop(client, shop);
    const current = owner && (await lockCheck(client, shop, check));
    if (!current) return { outcome: "not_found" };
    if (current.state === state) return { outcome: "unchanged" };
    const { settings } = current;
    const saved = await saveCheck(client, shop, { check, settings, state, currency: owner.currency, savedBy: actor });
    for (const { ruleId, version, document } of saved)
      await lookAgainAtRule(client, shop, { ruleId, version, lane: SUBJECTS[document?.about ?? "order"].lane });
    await writeAudit(client, shop, { actor, action: "rule.saved", subject: `check:${checkId}` });
    return { outcome: "done" };
  });
}
