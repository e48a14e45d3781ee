// Makes a rule of a shipped template and the settings that a merchant filled in.
import { z } from "zod";
import { saveDocument } from "#app/commands/save-rule.server.ts";
import { inShop } from "#app/db.server.ts";
import { checkDocument, inWords } from "#app/rules/check-document.ts";
import { TEMPLATES } from "#app/rules/templates/index.ts";
import { fillTemplate } from "#app/rules/templates/template.ts";
import { templateValues } from "#app/rules/templates/template-values.ts";

const FormSchema = z.object({
  settings: z.record(z.string(), z.unknown()),
  state: z.enum(["on", "watching"]),
});
const MOST_COPIES = 1_000;

export type FillInTemplateResult =
  | { outcome: "done"; ruleId: string }
  | { outcome: "not_found" }
  /** What is wrong, by setting; "": with the rule that they make. */
  | { outcome: "invalid"; fields: Record<string, string> };

export async function fillInTemplate(
  shop: string,
  actor: string,
  templateId: string,
  form: unknown,
): Promise<FillInTemplateResult> {
  const template = TEMPLATES.find(({ id }) => id === templateId);
  if (!template) return { outcome: "not_found" };
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", fields: {} };
  const filled = templateValues(template, parsed.data.settings);
  if (filled.outcome === "invalid") return filled;
  const rule = {
    ...fillTemplate(template, filled.values),
    ...(parsed.data.state === "watching" ? { watch_only: true } : {}),
  };
  return inShop(shop, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select rule_id as id from rule where shop = $1 union select rule_id from rule_version where shop = $1`,
      [shop],
    );
    const id = freeId(template.id, new Set(rows.map((row) => row.id)));
    const document = { ...rule, id };
    const checked = checkDocument(document);
    if (checked.outcome === "refused")
      return { outcome: "invalid", fields: { "": checked.complaints.map(inWords).join("; ") } };
    const saved = await saveDocument(client, shop, actor, { document, parsed: checked.document, current: null });
    if (saved.outcome === "invalid")
      return { outcome: "invalid", fields: { "": saved.complaints.map(inWords).join("; ") } };
    return { outcome: "done", ruleId: saved.ruleId };
  });
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; number < MOST_COPIES; number++) {
    const one = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(one)) return one;
  }
  throw new Error(`no id is left for a rule like ${id}`);
}
