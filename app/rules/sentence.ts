// Pure. What a condition saw, as a sentence for the merchant.
import { DateTime } from "luxon";
import { capital } from "#app/lib/capital.ts";
import { formatMoney, isDecimal } from "#app/lib/money.ts";
import { addressInWords } from "#app/rules/address-normal-form.ts";
import type { Quantifier } from "#app/rules/condition-schema.ts";
import type { Env } from "#app/rules/env.ts";
import type { LeftSide } from "#app/rules/left-side.ts";
import type { Operator } from "#app/rules/operator.ts";
import type { RightSide } from "#app/rules/right-side.ts";
import { type Ternary, TRUE, UNKNOWN } from "#app/rules/ternary.ts";
import { Unknown } from "#app/rules/unknown.ts";

/** What every sentence of a comparison has in common. */
export interface Wording {
  left: LeftSide;
  operator: Operator;
  /** The left side at the beginning of a sentence. */
  subject: string;
  /** The right side as it follows the operator. @param expected as it was written, or found. */
  rightWords(expected: unknown, env: Env): string;
}

/** Types whose values are said in the store's currency, or on its clock. */
const SAID_BY_STORE: ReadonlySet<string> = new Set(["money", "time"]);

export function wordingOf(left: LeftSide, operator: Operator, right: RightSide): Wording {
  const says = (expected: unknown, env: Env) =>
    operator.operand === "nothing" ? "" : ` ${rightInWords(expected, left, operator, env, right.says)}`;
  const isSame = right.isWritten && !SAID_BY_STORE.has(left.type);
  let words: string | null = null;
  return {
    ...{ left, operator },
    subject: capital(left.says),
    rightWords: isSame ? (expected, env) => (words ??= says(expected, env)) : says,
  };
}

/** @param expected the right side as it was written, or found. @param doubt why the answer is not known. */
export function comparisonSentence(
  { left, operator, subject, rightWords }: Wording,
  seen: unknown,
  expected: unknown,
  verdict: Ternary,
  doubt: Unknown | null,
  env: Env,
): string {
  if (verdict === UNKNOWN) return doubt?.why ?? `${subject} is not known.`;
  if (operator.name === "is_true" || operator.name === "is_false" || left.type === "yes_no")
    return `${subject}: ${seen === true || seen === "true" ? "yes" : "no"}.`;
  const says = operator.says[verdict === TRUE ? 0 : 1];
  const value = valueInWords(seen, left, env);
  if (operator.name === "is_empty" || operator.name === "is_not_empty")
    return value ? `${subject} (${value}) ${says}.` : `${subject} ${says}.`;
  return `${subject} (${value || "none"}) ${says}${rightWords(expected, env)}.`;
}

/** “Lines: 1 of 2 fits (MUG).” @param fitting what the items that fit are called */
export function itemsSentence(
  quantifier: Quantifier,
  says: string,
  count: number,
  fitting: string[],
  doubt: string | null,
): string {
  if (doubt !== null) return doubt || `Of the ${says} not enough is known.`;
  const subject = capital(says);
  if (count === 0) return `${subject}: there are none.`;
  const which = ` (${fitting.slice(0, 5).join(", ")}${fitting.length > 5 ? " …" : ""})`;
  if (fitting.length === 0)
    return `${subject}: ${count === 1 ? "the only one does not fit" : `none of ${count} fits`}.`;
  if (fitting.length === count) return `${subject}: ${count === 1 ? "the only one fits" : `all ${count} fit`}${which}.`;
  const some = `${fitting.length} of ${count} ${fitting.length === 1 ? "fits" : "fit"}${which}`;
  return `${subject}: ${quantifier === "every" ? "only " : ""}${some}.`;
}

function currencyOf(env: Env): string {
  return String(
    (env.names.order as { currency?: string } | null | undefined)?.currency ?? env.world.shop.currency ?? "",
  );
}

const CURRENCY = /^[A-Z]{3}$/;

function valueInWords(value: unknown, { type }: { type: string }, env: Env): string {
  if (value instanceof Unknown) {
    const { atLeast, atMost } = value;
    if (atLeast !== undefined) return `at least ${valueInWords(atLeast, { type }, env)}`;
    return atMost === undefined ? "not known" : `at most ${valueInWords(atMost, { type }, env)}`;
  }
  if (value === null || value === undefined || value === "") return "";
  if (type === "money" && isDecimal(String(value))) {
    const currency = currencyOf(env);
    if (CURRENCY.test(currency)) return formatMoney(String(value), currency);
  }
  if (Array.isArray(value)) return shortList(value);
  if (typeof value === "object")
    return "address1" in value ? addressInWords(value as never) : recordInWords(value as Record<string, unknown>);
  const text = type === "time" ? clockTime(String(value), env) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** An instant on the store's clock: 2026-03-30 10:00. Another text as it is. */
function clockTime(text: string, { calendar: { zone } }: Env): string {
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return text;
  const at = DateTime.fromISO(text, { zone });
  return at.isValid ? at.toFormat("yyyy-MM-dd HH:mm") : text;
}

const recordInWords = ({ name, title, id }: Record<string, unknown>): string => String(name ?? title ?? id ?? "…");

function shortList(values: unknown[]): string {
  let words = "";
  for (let at = 0; at < values.length && at < 8; at++) {
    const entry = values[at];
    words += `${at ? ", " : ""}${typeof entry === "object" && entry !== null ? recordInWords(entry as never) : String(entry)}`;
  }
  return values.length > 8 ? `${words} …` : words;
}

function rightInWords(value: unknown, left: LeftSide, operator: Operator, env: Env, says = "the other one"): string {
  if (operator.operand === "pair" && Array.isArray(value))
    return value.map((entry) => valueInWords(entry, left, env)).join(" and ");
  if (operator.operand === "duration") return String(value);
  if (operator.operand === "place") {
    const { km } = (value ?? {}) as { km?: number };
    return `${km} km`;
  }
  if (operator.operand === "record")
    return `${says} (${value === null ? "none" : valueInWords(value, { type: "record" }, env)})`;
  if (value === null || value === "") return "nothing";
  const words = valueInWords(value, left, env);
  return QUOTED.has(left.type) && !Array.isArray(value) ? `“${words}”` : words;
}

const QUOTED: ReadonlySet<string> = new Set(["text", "id", "any", "tags", "texts"]);
