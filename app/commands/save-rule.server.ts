// Saves a rule document as a new rule or as the next version of one. What is wrong is told with the path, and nothing is saved.
import type { PoolClient } from "pg";
import { z } from "zod";
import { checkOfRule } from "#app/checks/check-of-rule.ts";
import { inShop } from "#app/db.server.ts";
import { readJsonWithLines } from "#app/lib/json-with-lines.ts";
import { printJson } from "#app/lib/print-json.ts";
import { type Complaint, checkDocument } from "#app/rules/check-document.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { writeAudit } from "#app/store/audit.server.ts";
import { lookAgainAtRule } from "#app/store/rule-reach.server.ts";
import { lockRule, type SavedRule, saveRuleVersion } from "#app/store/rules.server.ts";

const FormSchema = z.object({
  /** The version that it was made from; 0: there is no such rule yet. */
  version: z.number().int().min(0),
  document: z.record(z.string(), z.unknown()),
});

export type SaveRuleResult =
  | { outcome: "done"; ruleId: string; version: number }
  | { outcome: "unchanged"; ruleId: string; version: number }
  | { outcome: "not_found" }
  /** Somebody else has saved it meanwhile, or took the id. */
  | { outcome: "conflict"; version: number }
  | { outcome: "invalid"; complaints: Complaint[] };

/** @param ruleId of the rule that is saved; null: a new one. */
export async function saveRule(
  shop: string,
  actor: string,
  ruleId: string | null,
  form: unknown,
): Promise<SaveRuleResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", complaints: [{ path: [], message: "a rule is an object" }] };
  const { version, document } = parsed.data;
  const checked = checkDocument(document);
  if (checked.outcome === "refused") return { outcome: "invalid", complaints: checked.complaints };
  if (ruleId !== null && checked.document.id !== ruleId) return { outcome: "invalid", complaints: [keepsId(ruleId)] };
  return inShop(shop, async (client) => {
    const current = await lockRule(client, shop, checked.document.id);
    if (ruleId !== null && !current) return { outcome: "not_found" };
    if ((current?.version ?? 0) !== version) return { outcome: "conflict", version: current?.version ?? 0 };
    return saveDocument(client, shop, actor, { document, parsed: checked.document, current });
  });
}

const TextFormSchema = z.object({ version: z.number().int().min(0), text: z.string().max(400_000) });

/** As saveRule, of the document's text. */
export async function saveRuleText(
  shop: string,
  actor: string,
  ruleId: string | null,
  form: unknown,
): Promise<SaveRuleResult> {
  const parsed = TextFormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", complaints: [{ path: [], message: "a rule is a text" }] };
  const read = readJsonWithLines(parsed.data.text);
  if (read.outcome === "broken")
    return { outcome: "invalid", complaints: [{ path: [], message: `line ${read.line}: ${read.message}` }] };
  return saveRule(shop, actor, ruleId, { version: parsed.data.version, document: read.value });
}

const keepsId = (ruleId: string): Complaint => ({
  path: ["id"],
  message: `is “${ruleId}”: a rule keeps its id. A copy under another id is a new rule`,
});

interface ToSave {
  /** As it was written, and as it was read: a good one. */
  document: Record<string, unknown>;
  parsed: RuleDocument;
  /** Locked; null: a new rule. */
  current: SavedRule | null;
}

/** Saves the document in this transaction, and has what it concerns looked at again. */
export async function saveDocument(
  client: PoolClient,
  shop: string,
  actor: string,
  { document, parsed, current }: ToSave,
): Promise<Exclude<SaveRuleResult, { outcome: "not_found" } | { outcome: "conflict" }>> {
  const ruleId = parsed.id;
  if (current?.settings || (current && checkOfRule(ruleId)))
    return {
      outcome: "invalid",
      complaints: [{ path: [], message: "a built-in check makes this rule: change its settings, or save a copy" }],
    };
  if (current && printJson(current.document) === printJson(document))
    return { outcome: "unchanged", ruleId, version: current.version };
  const version = await saveRuleVersion(client, shop, {
    ruleId,
    document,
    settings: null,
    enabled: parsed.enabled,
    savedBy: actor,
  });
  await lookAgainAtRule(client, shop, { ruleId, version, lane: SUBJECTS[parsed.about].lane });
  await writeAudit(client, shop, { actor, action: "rule.saved", subject: `rule:${ruleId}` });
  return { outcome: "done", ruleId, version };
}
