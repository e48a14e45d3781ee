// What can be said of a rule's text before it is saved: what is wrong with it and where, what it would do together with the
// store's other rules, and itself in words.
import { instantOf } from "#app/lib/instant-of.ts";
import "#app/checks/index.ts";
import { forShop } from "#app/db.server.ts";
import { type JsonNode, lineOf, readJsonWithLines } from "#app/lib/json-with-lines.ts";
import { partOfPage } from "#app/queries/parts-of-page.server.ts";
import { recentFacts } from "#app/queries/recent-facts.server.ts";
import { checkDocument, inWords } from "#app/rules/check-document.ts";
import { checkRules } from "#app/rules/check-rules.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import type { Line } from "#app/rules/condition-in-words.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { ruleInWords } from "#app/rules/rule-in-words.ts";
import { RuleSchema } from "#app/rules/rule-schema.ts";
import { SUBJECTS } from "#app/rules/scope.ts";

export interface TextComplaint {
  line: number;
  /** Into the document; empty: the text is no JSON. */
  path: (string | number)[];
  /** With the path, as a person reads it. */
  message: string;
  /** Without it: for where the path is seen. */
  says: string;
}
/** What may be meant, and keeps nothing from being saved. */
export interface TextWarning {
  message: string;
  /** The parts of this rule that it speaks of; a path that is empty: the whole of it. */
  places: { line: number; path: (string | number)[] }[];
  /** Access that the store may grant, and nothing is the matter any more. */
  scopes: string[];
}
export interface CheckedText {
  complaints: TextComplaint[];
  /** Null: what they hang on could not be had. */
  warnings: TextWarning[] | null;
  /** The rule in words; empty while something is wrong. */
  says: Line[];
}

export type ReadText =
  | { outcome: "good"; document: RuleDocument; written: Record<string, unknown>; root: JsonNode }
  | { outcome: "refused"; complaints: TextComplaint[] };

/** More is no rule, and is not looked at. */
const MOST_CHARACTERS = 400_000;

export function readRuleText(text: string): ReadText {
  if (text.length > MOST_CHARACTERS)
    return { outcome: "refused", complaints: [ofAll(1, "a rule has at most 200000 characters")] };
  const read = readJsonWithLines(text);
  if (read.outcome === "broken") return { outcome: "refused", complaints: [ofAll(read.line, read.message)] };
  const checked = checkDocument(read.value);
  if (checked.outcome === "good")
    return {
      outcome: "good",
      document: checked.document,
      written: read.value as Record<string, unknown>,
      root: read.root,
    };
  return {
    outcome: "refused",
    complaints: checked.complaints.map((complaint) => ({
      line: lineOf(read.root, complaint.path),
      path: complaint.path,
      message: inWords(complaint),
      says: complaint.message,
    })),
  };
}

const ofAll = (line: number, message: string): TextComplaint => ({ line, path: [], message, says: message });

export async function checkRuleText(shop: string, text: string, now: Date): Promise<CheckedText> {
  const read = readRuleText(text);
  if (read.outcome === "refused") return { complaints: read.complaints, warnings: [], says: [] };
  const { document, root } = read;
  const says = ruleInWords(document);
  const store = await partOfPage({ shop, page: "rule" }, "other rules", () => readStore(shop, text, document));
  if (!store) return { complaints: [], warnings: null, says };
  const { others, granted, recent } = store;
  const at = others.find(({ ruleId }) => ruleId === document.id)?.position ?? others.length;
  const inForce = others
    .filter(({ ruleId }) => ruleId !== document.id)
    .flatMap((row): RuleInForce[] => {
      const parsed = RuleSchema.safeParse(row.document);
      return parsed.success ? [{ ...row, document: parsed.data }] : [];
    });
  const warnings = checkRules([...inForce, { ruleId: document.id, version: 0, position: at, document }], {
    // Empty: not read yet.
    ...(granted.length ? { granted } : {}),
    recent,
    now: instantOf(now),
  });
  return {
    complaints: [],
    warnings: warnings.flatMap(({ rules, message, places, scopes = [] }) =>
      rules.includes(document.id)
        ? [
            {
              message,
              scopes: [...scopes],
              places: places
                .filter(({ rule }) => rule === document.id)
                .map(({ path }) => ({ line: lineOf(root, path), path })),
            },
          ]
        : [],
    ),
    says,
  };
}

/** What of the store warnings hang on. */
const readStore = (shop: string, text: string, document: RuleDocument) =>
  forShop(shop, async (tx) => ({
    recent:
      text.includes("{{") || text.includes("{%") ? await recentFacts(tx, shop, SUBJECTS[document.about].lane) : [],
    granted: (await tx.shop.findUnique({ where: { shop }, select: { grantedScopes: true } }))?.grantedScopes ?? [],
    others: await tx.$queryRaw<{ ruleId: string; version: number; position: number; document: unknown }[]>`
      select r.rule_id as "ruleId", r.version, r.position, v.document from rule r
      join rule_version v on v.shop = r.shop and v.rule_id = r.rule_id and v.version = r.version
      where r.shop = ${shop} and r.enabled order by r.position, r.rule_id`,
  }));
