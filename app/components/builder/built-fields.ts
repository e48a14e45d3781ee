// Pure. Which fields stand at a place of a rule that is built, and of which type a comparison's left side is there.
import { ruleWords } from "#app/components/words/rule-words.ts";
import type { Aggregate, TimePart } from "#app/rules/condition-schema.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField, LanguageList, LanguageOperator, RuleLanguage } from "#app/rules/rule-language.ts";

/** The field of that path; "item.sku" is the innermost list's; undefined: the builder does not know it. */
export function fieldNamed(fields: readonly LanguageField[], path: string): LanguageField | undefined {
  const known = fields.find((field) => field.path === path);
  if (known || !path.startsWith("item.")) return known;
  const [innermost = ""] = fields[0]?.path.split(".") ?? [];
  return fields.find((field) => field.path === innermost + path.slice("item".length));
}

/** The list that a path is, or runs through. */
export function listOfPath(path: string, language: RuleLanguage): LanguageList | undefined {
  return language.lists
    .filter((list) => path === list.path || path.startsWith(`${list.path}.`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** The fields inside a list, its items' own first. @param as what a rule calls each of them. */
export function fieldsInside(
  path: string,
  as: unknown,
  fields: readonly LanguageField[],
  language: RuleLanguage,
): LanguageField[] {
  return fieldsOfItems(language.lists.find((list) => list.path === path)?.fields ?? [], as, fields);
}

/** @param own of each item, by the name of its kind. */
export function fieldsOfItems(
  own: readonly LanguageField[],
  as: unknown,
  fields: readonly LanguageField[],
): LanguageField[] {
  const named =
    typeof as === "string" && as !== ""
      ? own.map((field) => ({ ...field, path: `${as}.${field.path.slice(field.path.indexOf(".") + 1)}` }))
      : [...own];
  return [...named, ...fields.filter((field) => !named.some((one) => one.path === field.path))];
}

/** Of these, as of the parts of a time, the words tell which there are: their schema is not for browsers. */
export const FIGURES = Object.keys(ruleWords.builder.figures) as Aggregate[];

const figureOf = (plain: Plain): Aggregate | undefined => FIGURES.find((one) => typeof plain[one] === "string");

const TYPES_OF_PARTS: Record<TimePart, string> = {
  ...{ date: "date", clock: "clock", weekday: "text" },
  ...{ hour: "number", day: "number", month: "number", year: "number", week: "number" },
};

export const TIME_PARTS = Object.keys(TYPES_OF_PARTS) as TimePart[];

export interface BuiltLeft {
  is: "field" | "template" | Aggregate;
  type: string;
  field: LanguageField | undefined;
}

/** The left side of a comparison; null: it has none that can be built. */
export function builtLeft(plain: Plain, fields: readonly LanguageField[], language: RuleLanguage): BuiltLeft | null {
  if (typeof plain.template === "string") return { is: "template", type: "any", field: undefined };
  const aggregate = figureOf(plain);
  if (aggregate) {
    const path = String(plain[aggregate]);
    const list = listOfPath(path, language);
    const inner = list ? fieldsInside(list.path, undefined, [], language) : [];
    const field = list && fieldNamed(inner, `item${path.slice(list.path.length)}`);
    const isNumber = aggregate === "count" || aggregate === "distinct";
    return { is: aggregate, type: isNumber ? "number" : (field?.type ?? "number"), field };
  }
  if (typeof plain.field !== "string") return null;
  const field = fieldNamed(fields, plain.field);
  const part = TIME_PARTS.find((one) => one === plain.part);
  return { is: "field", type: part ? TYPES_OF_PARTS[part] : (field?.type ?? "any"), field };
}

/** The operator that a condition names, or means without naming it. */
export function builtOperator(
  { op, value }: Plain,
  type: string,
  language: RuleLanguage,
): LanguageOperator | undefined {
  const named = (name: string) => {
    const isIt = (one: LanguageOperator) => one.name === name || one.aliases.includes(name);
    const own = language.operators[type] ?? [];
    return own.find(({ name: own }) => own === name) ?? own.find(isIt);
  };
  if (typeof op === "string") return named(op);
  if (value === undefined) return named(type === "yes_no" ? "is_true" : "exists");
  const isList = Array.isArray(value);
  if (type === "tags" || type === "texts") return named(isList ? "has_any" : "has");
  return named(isList ? "in" : "is");
}

/** Keys of a comparison that do not say what is compared. */
const RIGHT = new Set(["op", "value", "exact", "compare"]);

/** With another left side: operator and value stay where they fit its type. */
export function withLeft(
  plain: Plain,
  left: Plain,
  types: { from: string; to: string },
  language: RuleLanguage,
): Plain {
  const right = Object.entries(plain).filter(([key]) => RIGHT.has(key));
  if (types.from === types.to) return { ...left, ...Object.fromEntries(right) };
  const before = builtOperator(plain, types.from, language);
  const fitting = language.operators[types.to] ?? [];
  const kept = fitting.find(({ name }) => name === before?.name);
  return { ...left, op: (kept ?? fitting[0])?.name ?? "exists" };
}

/** With another operator: the value stays where it looks alike. */
export function withOperator(plain: Plain, from: LanguageOperator, to: LanguageOperator): Plain {
  const { value, op: _op, ...rest } = plain;
  const keys = Object.entries(plain).map(([key, entry]) => (key === "op" ? [key, to.name] : [key, entry]));
  if (from.operand === to.operand)
    return plain.op === undefined
      ? { ...rest, op: to.name, ...(value === undefined ? {} : { value }) }
      : Object.fromEntries(keys);
  return { ...rest, op: to.name };
}
