// Pure. Which form a name's value has in a rule that is built, how each form begins, and of what type it is.
import { firstList, freshCondition } from "#app/components/builder/builder-context.ts";
import { builtLeft, FIGURES } from "#app/components/builder/built-fields.ts";
import type { Plain } from "#app/rules/plain.ts";
import type { LanguageField, RuleLanguage } from "#app/rules/rule-language.ts";

export const LET_KINDS = ["value", "field", "figure", "items", "find", "choice", "number", "yes_no", "list"] as const;
export type LetKind = (typeof LET_KINDS)[number] | "template";

const OF_FIELD = new Set(["field", "name", "days", "part", "zone"]);
const KEYS: Record<"find" | "items" | "choice", ReadonlySet<string>> = {
  find: new Set(["find", "where", "as", "search", "within", "sort_by", "descending", "limit"]),
  items: new Set(["field", "where", "as", "sort_by", "descending", "limit"]),
  choice: new Set(["if", "then", "else"]),
};

/** Null: it has none of the forms, or more than they show. */
export function letKind(value: unknown, language: RuleLanguage): LetKind | null {
  if (typeof value === "string") return "value";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "yes_no";
  if (Array.isArray(value)) return value.every((one) => ["string", "number"].includes(typeof one)) ? "list" : null;
  if (typeof value !== "object" || value === null) return null;
  const plain = value as Plain;
  const has = (keys: ReadonlySet<string>) => Object.keys(plain).every((key) => keys.has(key));
  if (typeof plain.template === "string") return has(new Set(["template"])) ? "template" : null;
  if (typeof plain.find === "string") return has(KEYS.find) ? "find" : null;
  if ("if" in plain) return has(KEYS.choice) ? "choice" : null;
  const figure = FIGURES.find((one) => typeof plain[one] === "string");
  if (figure) return has(new Set([figure, "where", "as"])) ? "figure" : null;
  if (typeof plain.field !== "string") return null;
  const isList = language.lists.some(({ path }) => path === plain.field);
  if (has(OF_FIELD) && !isList) return "field";
  return has(KEYS.items) ? "items" : null;
}

export function freshLet(kind: LetKind, language: RuleLanguage): unknown {
  const list = firstList(language)?.path ?? "order.line_items";
  switch (kind) {
    case "number":
      return 0;
    case "yes_no":
      return true;
    case "list":
      return [];
    case "template":
      return { template: "" };
    case "field":
      return { field: freshCondition(language, language.fields).field };
    case "figure":
      return { count: list };
    case "items":
      return { field: list };
    case "find":
      return { find: "orders", within: "60 days" };
    case "choice":
      return { if: { all: [freshCondition(language, language.fields)] }, then: "", else: "" };
    default:
      return "";
  }
}

const TYPES: Partial<Record<LetKind, string>> = { number: "number", yes_no: "yes_no", list: "texts" };

/** The rule's own names and what a person enters, as fields and lists beside those of the language. */
export function withOwnNames<L extends RuleLanguage>(document: Plain, language: L): L {
  const fields: LanguageField[] = [];
  const lists: RuleLanguage["lists"] = [];
  const add = (path: string, says: string, type: string) =>
    fields.push({ path, says, type: type as never, of: null, needsName: false, takesDays: false });
  for (const input of listOf(document.inputs)) {
    const { name, label, type = "text" } = input as Plain;
    const typed = INPUT_TYPES[String(type)] ?? "any";
    if (typeof name === "string") add(`event.inputs.${name}`, `${String(label ?? name)}, as entered`, typed);
  }
  for (const [name, value] of Object.entries(Object(document.let) as Plain)) {
    const kind = letKind(value, language);
    const plain = Object(value) as Plain;
    const says = `“${name}”`;
    if (kind === "find") lists.push({ path: name, says, fields: language.found[String(plain.find)] ?? [] });
    else if (kind === "items") {
      const of = language.lists.find(({ path }) => path === plain.field);
      lists.push({ path: name, says, fields: of?.fields ?? [] });
    }
    const isRead = kind === "field" || kind === "figure";
    const type = isRead ? builtLeft(plain, language.fields, language)?.type : kind ? TYPES[kind] : undefined;
    add(name, says, lists.some(({ path }) => path === name) ? "list" : (type ?? "any"));
  }
  if (!fields.length) return language;
  return { ...language, fields: [...fields, ...language.fields], lists: [...language.lists, ...lists] };
}

/** Kinds of other records that the rule's names look for: “orders”, “products” …, in the order of the alphabet. */
export function kindsFound(document: Plain | null): string[] {
  const kinds = new Set<string>();
  const look = (value: unknown) => {
    const { find, then, else: otherwise } = Object(value) as Plain;
    if (typeof find === "string") kinds.add(find);
    if (then !== undefined) look(then);
    if (otherwise !== undefined) look(otherwise);
  };
  for (const value of Object.values(Object(document?.let) as Plain)) look(value);
  return [...kinds].sort();
}

const INPUT_TYPES: Record<string, string> = { number: "number", money: "money", yes_no: "yes_no", list: "texts" };
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter((one) => Object(one) === one) : []);
