// Moves a rule one place up or down in the order in which rules run.
import { z } from "zod";
import { inShop } from "#app/db.server.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { listSavedRules, orderRules } from "#app/store/rules.server.ts";

const FormSchema = z.object({ ruleId: z.string(), way: z.enum(["up", "down"]) });

export async function moveRule(
  shop: string,
  actor: string,
  form: unknown,
): Promise<{ outcome: "done" | "unchanged" | "not_found" | "invalid" }> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid" };
  const { ruleId, way } = parsed.data;
  return inShop(shop, async (client) => {
    // Two who move at once move one after the other.
    await client.query("select 1 from shop where shop = $1 for update", [shop]);
    const ids = (await listSavedRules(client, shop)).map((rule) => rule.ruleId);
    const at = ids.indexOf(ruleId);
    if (at === -1) return { outcome: "not_found" };
    const to = way === "up" ? at - 1 : at + 1;
    const other = ids[to];
    if (other === undefined) return { outcome: "unchanged" };
    ids[at] = other;
    ids[to] = ruleId;
    await orderRules(client, shop, ids);
    await writeAudit(client, shop, { actor, action: "rule.moved", subject: `rule:${ruleId}` });
    return { outcome: "done" };
  });
}
