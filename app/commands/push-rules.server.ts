// Brings several rule documents in at once, from a file or from outside: all of them or none.
import { z } from "zod";
import { saveDocument } from "#app/commands/save-rule.server.ts";
import { inShop } from "#app/db.server.ts";
import { printJson } from "#app/lib/print-json.ts";
import { type Checked, checkDocument, inWords } from "#app/rules/check-document.ts";
import { lockRule } from "#app/store/rules.server.ts";

const MOST_RULES = 1_000;
const FormSchema = z.object({
  rules: z
    .array(
      z.object({
        document: z.unknown(),
        /** The version that it was made from; left out: whatever there is is replaced. 0: there is none. */
        version: z.number().int().min(0).optional(),
      }),
    )
    .min(1)
    .max(MOST_RULES),
  /** Says what would happen, and does nothing. */
  dryRun: z.boolean().optional(),
});

export interface PushedRule {
  ruleId: string;
  outcome: "created" | "updated" | "unchanged" | "refused" | "conflict";
  /** The version that is in force afterwards. */
  version: number;
  /** Why it was refused, with paths. */
  complaints: string[];
}
export type PushRulesResult =
  | { outcome: "done"; rules: PushedRule[] }
  /** At least one was refused or has been changed meanwhile: nothing was saved. */
  | { outcome: "invalid" | "conflict"; rules: PushedRule[] };

class NothingSaved extends Error {}

export async function pushRules(shop: string, actor: string, form: unknown): Promise<PushRulesResult> {
  const parsed = FormSchema.safeParse(form);
  if (!parsed.success) return { outcome: "invalid", rules: [] };
  const { rules, dryRun = false } = parsed.data;
  const checked = rules.map(({ document, version }) => ({ document, version, checked: checkDocument(document) }));
  const report: PushedRule[] = [];
  try {
    await inShop(shop, async (client) => {
      // In one order of ids, so that two who push at once wait for each other instead of blocking each other.
      const seen = new Set<string>();
      for (const one of checked.toSorted((a, b) => (idOf(a.document) < idOf(b.document) ? -1 : 1))) {
        const ruleId = idOf(one.document);
        const refuse = (complaints: string[], version = 0) =>
          report.push({ ruleId, outcome: "refused", version, complaints });
        if (one.checked.outcome === "refused") refuse(one.checked.complaints.map(inWords));
        else if (seen.has(ruleId)) refuse([`id: “${ruleId}” stands in the file twice`]);
        else report.push(await pushOne(client, { ...one, checked: one.checked }));
        seen.add(ruleId);
      }
      if (dryRun || report.some(({ outcome }) => outcome === "refused" || outcome === "conflict"))
        throw new NothingSaved();
    });
  } catch (error) {
    if (!(error instanceof NothingSaved)) throw error;
  }
  if (report.some(({ outcome }) => outcome === "refused")) return { outcome: "invalid", rules: report };
  return { outcome: report.some(({ outcome }) => outcome === "conflict") ? "conflict" : "done", rules: report };

  async function pushOne(
    client: Parameters<typeof lockRule>[0],
    { document, version: base, checked: good }: Good,
  ): Promise<PushedRule> {
    const ruleId = good.document.id;
    const current = await lockRule(client, shop, ruleId);
    const version = current?.version ?? 0;
    const isSame = current !== null && printJson(current.document) === printJson(document);
    if (isSame) return { ruleId, outcome: "unchanged", version, complaints: [] };
    if (base !== undefined && base !== version)
      return {
        ...{ ruleId, version, outcome: "conflict" },
        complaints: [
          version === 0
            ? "it is not there any more"
            : `it was saved meanwhile: version ${version} is in force, and this was made from ${base || "none"}`,
        ],
      };
    const saved = await saveDocument(client, shop, actor, {
      document: document as never,
      parsed: good.document,
      current,
    });
    if (saved.outcome === "invalid")
      return { ruleId, outcome: "refused", version, complaints: saved.complaints.map(inWords) };
    return { ruleId, outcome: current ? "updated" : "created", version: saved.version, complaints: [] };
  }
}

interface Good {
  document: unknown;
  version: number | undefined;
  checked: Extract<Checked, { outcome: "good" }>;
}

function idOf(document: unknown): string {
  const id = typeof document === "object" && document !== null ? (document as { id?: unknown }).id : undefined;
  return typeof id === "string" ? id : "";
}
