// Pure. What a person enters when a rule is run by hand, by the rule's declaration.
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";

export type InputDeclaration = NonNullable<RuleDocument["inputs"]>[number];

export type ReadInputs =
  | { outcome: "good"; inputs: Record<string, unknown> }
  /** Why, by the input's name. */
  | { outcome: "bad"; fields: Record<string, string> };

const MOST_LETTERS = { text: 2_000, long_text: 20_000 } as const;
const MOST_ENTRIES = 1_000;

/** @param given texts as a form has them, or values as a program sends them; names that are not declared are left out. */
export function readInputs(
  declared: readonly InputDeclaration[],
  given: Readonly<Record<string, unknown>>,
): ReadInputs {
  const inputs: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  for (const one of declared) {
    const entered = Object.hasOwn(given, one.name) ? given[one.name] : undefined;
    const isEmpty = entered === undefined || entered === null || (typeof entered === "string" && entered.trim() === "");
    const value = isEmpty ? one.default : entered;
    if (value === undefined || value === null) {
      if (one.required) fields[one.name] = "Enter something here.";
      else inputs[one.name] = EMPTY[one.type];
      continue;
    }
    const read = readOne(one, value);
    if ("why" in read) fields[one.name] = read.why;
    else inputs[one.name] = read.value;
  }
  return Object.keys(fields).length ? { outcome: "bad", fields } : { outcome: "good", inputs };
}

const EMPTY = { text: "", long_text: "", number: null, money: null, yes_no: false, date: null, list: [] } as const;

function readOne(declared: InputDeclaration, value: unknown): { value: unknown } | { why: string } {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  switch (declared.type) {
    case "text":
    case "long_text":
      if (text.length > MOST_LETTERS[declared.type])
        return { why: `Enter at most ${MOST_LETTERS[declared.type]} characters.` };
      return oneOf(declared, text) ? { value: text } : { why: `Choose one of: ${declared.options?.join(", ")}.` };
    case "number":
      return text !== "" && Number.isFinite(Number(text)) ? { value: Number(text) } : { why: "Enter a number." };
    case "money":
      return isDecimal(text) ? { value: normalAmount(text) } : { why: "Enter an amount, for example 12.50." };
    case "yes_no":
      return { value: value === true || /^(true|yes|1|on)$/i.test(text) };
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
        ? { value: text }
        : { why: "Enter a date, for example 2026-04-01." };
    case "list": {
      const entries = (Array.isArray(value) ? value : text.split(/[\n,;]/)).map((entry) => String(entry).trim());
      const list = [...new Set(entries.filter((entry) => entry !== ""))];
      if (list.length > MOST_ENTRIES) return { why: `Enter at most ${MOST_ENTRIES} entries.` };
      const other = list.find((entry) => !oneOf(declared, entry));
      return other === undefined ? { value: list } : { why: `“${other}” is none of: ${declared.options?.join(", ")}.` };
    }
  }
}

const oneOf = ({ options }: InputDeclaration, text: string): boolean => !options?.length || options.includes(text);
