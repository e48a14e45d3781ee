// Goes back to an earlier version of a rule: its document becomes the next version.
import { z } from "zod";
import { type SaveRuleResult, saveDocument } from "#app/commands/save-rule.server.ts";
import { inShop } from "#app/db.server.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import { lockRule } from "#app/store/rules.server.ts";

const FormSchema = z.object({
  /** The version in force that the person saw. */
  version: z.number().int(),
  to: z.number().int(),
});

export async function revertRule(shop: string, actor: string, ruleId: string, form: unknown): Promise<SaveRuleResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", complaints: [] };
  const { version, to } = parsed.data;
  return inShop(shop, async (client) => {
    const current = await lockRule(client, shop, ruleId);
    if (!current) return { outcome: "not_found" };
    if (current.version !== version) return { outcome: "conflict", version: current.version };
    const { rows } = await client.query<{ document: Record<string, unknown> }>(
      "select document from rule_version where shop = $1 and rule_id = $2 and version = $3",
      [shop, ruleId, to],
    );
    const document = rows[0]?.document;
    if (!document) return { outcome: "not_found" };
    // The language may have narrowed since: then the old text has to be corrected by hand.
    const checked = checkDocument(document);
    if (checked.outcome === "refused") return { outcome: "invalid", complaints: checked.complaints };
    return saveDocument(client, shop, actor, { document, parsed: checked.document, current });
  });
}
