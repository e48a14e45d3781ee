// What the builder offers, with examples from the store's newest orders beside the fields.
import "#app/checks/index.ts";
import { forShop } from "#app/db.server.ts";
import { FINDABLE, type Findable } from "#app/rules/rule-document.ts";
import { BUILT_SUBJECTS, type LanguageField, type RuleLanguage, ruleLanguage } from "#app/rules/rule-language.ts";

export interface OfferedLanguage extends RuleLanguage {
  /** What a rule that is built may be about. */
  subjects: readonly string[];
  /** By path: values of recent orders, a few. */
  examples: Record<string, string[]>;
}

const MOST_ORDERS = 10;
const MOST_EXAMPLES = 3;
const LONGEST = 40;

/**
 * @param about one of those that can be built; another one counts as an order.
 * @param found kinds of other records that the rule looks for; others are passed over.
 */
export async function getRuleLanguage(shop: string, about: string, found: string[]): Promise<OfferedLanguage> {
  const language = ruleLanguage(
    BUILT_SUBJECTS.find((one) => one === about) ?? "order",
    (Object.keys(FINDABLE) as Findable[]).filter((kind) => found.includes(kind)),
  );
  const orders = await forShop(shop, (tx) =>
    tx.orderState.findMany({
      where: { shop },
      orderBy: [{ createdAt: "desc" }, { orderId: "desc" }],
      take: MOST_ORDERS,
      select: { seen: true },
    }),
  );
  const examples: Record<string, string[]> = {};
  const note = (fields: readonly LanguageField[], name: string, records: unknown[]) => {
    for (const { path } of fields) {
      const [root, ...parts] = path.split(".");
      if (root !== name) continue;
      const found = new Set(examples[path]);
      for (const record of records) for (const text of shown(valueAt(record, parts))) found.add(text);
      if (found.size) examples[path] = [...found].slice(0, MOST_EXAMPLES);
    }
  };
  const seen = orders.map((order) => order.seen as Record<string, unknown>);
  note(language.fields, "order", seen);
  for (const { path, fields } of language.lists) {
    const [root, name = "", ...deeper] = path.split(".");
    const kind = fields[0]?.path.split(".")[0] ?? "";
    if (root === "order" && !deeper.length)
      note(
        fields,
        kind,
        seen.flatMap((order) => listOf(order[name])),
      );
  }
  return { ...language, subjects: BUILT_SUBJECTS, examples };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function valueAt(record: unknown, parts: readonly string[]): unknown {
  let at = record;
  for (const part of parts) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

/** Plain values only: a record says nothing in a line. */
function shown(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((entry) => ["string", "number", "boolean"].includes(typeof entry) && entry !== "")
    .map(String)
    .filter((text) => text.length <= LONGEST);
}
