// What a version of a rule changed: against the one before it, in words and as text.
import { forShop } from "#app/db.server.ts";
import { type DiffLine, diffLines } from "#app/lib/diff-lines.ts";
import { printJson } from "#app/lib/print-json.ts";
import { ruleInWords } from "#app/rules/rule-in-words.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";

export interface RuleVersionDiff {
  version: number;
  /** Null: it is the first one. */
  before: number | null;
  words: DiffLine[];
  text: DiffLine[];
}

/** Null: the rule has no such version. */
export function diffRuleVersions(shop: string, ruleId: string, version: number): Promise<RuleVersionDiff | null> {
  return forShop(shop, async (tx) => {
    const [current, before] = await tx.ruleVersion.findMany({
      where: { shop, ruleId, version: { lte: version } },
      orderBy: { version: "desc" },
      take: 2,
    });
    if (current?.version !== version) return null;
    const [old, young] = [before?.document, current.document];
    return {
      version,
      before: before?.version ?? null,
      words: diffLines(old ? wordsOf(old) : [], wordsOf(young)),
      text: diffLines(old ? printJson(old).split("\n") : [], printJson(young).split("\n")),
    };
  });
}

/** Indented as it stands in the rule: a line that moved further in has changed. */
function wordsOf(document: unknown): string[] {
  const parsed = RuleSchema.safeParse(document);
  return parsed.success ? ruleInWords(parsed.data).map(({ depth, text }) => `${"  ".repeat(depth)}${text}`) : [];
}
