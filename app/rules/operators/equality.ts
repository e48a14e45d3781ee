// Equal and not equal, one of several. Amounts and numbers by value (500 is 500.00), texts without case.
import { instantOf } from "#app/lib/instant-of.ts";
import { asDecimal, compareDecimals, foldText } from "#app/rules/compare-values.ts";
import { dayOf } from "#app/rules/day-of.ts";
import { listInText } from "#app/rules/list-in-text.ts";
import { byValues } from "#app/rules/narrowing.ts";
import { type LeftType, OperandError, type Operator, type TestContext } from "#app/rules/operator.ts";

const SCALARS: readonly LeftType[] = ["id", "text", "number", "money", "yes_no", "time", "clock", "date", "any"];

/** A right side in the form that its left side is compared in. */
export function comparable(value: unknown, left: LeftType, exact: boolean): unknown {
  if (value === null) return null;
  if (left === "number" || left === "money") {
    const number = asDecimal(value);
    if (number === null) throw new OperandError(`has to be a number; ${inWords(value)} was found`);
    return number;
  }
  if (left === "yes_no") {
    if (value === true || value === "true" || value === "yes") return true;
    if (value === false || value === "false" || value === "no") return false;
    throw new OperandError(`has to be true or false; ${inWords(value)} was found`);
  }
  if (typeof value === "object") throw new OperandError(`has to be one value; ${inWords(value)} was found`);
  if (left === "time") return momentOf(value);
  if (left === "date") {
    const day = dayOf(value);
    if (day === null)
      throw new OperandError(`has to be a day like 2026-04-01, or today, “in 3 days”; ${inWords(value)} was found`);
    return day;
  }
  // A gid (gid://shopify/Product/1) names the id that facts have.
  if (left === "id") return foldText(String(value).replace(/^gid:\/\/.*\/(?=\w+$)/, ""));
  if (left === "any" && typeof value === "number") return value;
  return exact ? String(value) : foldText(value);
}

/** An instant in the spelling that facts have. A day is no instant: it is asked for as a part of the time. */
function momentOf(value: unknown): string {
  const text = String(value).trim();
  if (["today", "yesterday", "tomorrow"].includes(text.toLowerCase()))
    throw new OperandError(`is an instant; for the day write "part": "date" beside it`);
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    throw new OperandError(`is an instant; for the day write "part": "date" beside it`);
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new OperandError(`has to be an instant, for example 2026-11-24T10:00:00Z; ${inWords(value)} was found`);
  return instantOf(ms).toLowerCase();
}

export function inWords(value: unknown): string {
  if (typeof value === "string") return `“${value}”`;
  if (Array.isArray(value)) return "a list";
  // Records refer to each other in circles: they have no text of their own.
  if (typeof value === "object" && value !== null) return "a record";
  return JSON.stringify(value) ?? "nothing";
}

/** “today” beside a value whose type only its text tells: the word itself, or the day that it is now. */
export class DayWord {
  readonly word: string;
  readonly #dayOf: (value: unknown) => string | null;
  readonly day: string | null;
  /** @param dayOf on whose calendar. @param at an instant of that day. */
  constructor(word: string, at: string, dayOf: (value: unknown) => string | null) {
    this.word = word;
    this.#dayOf = dayOf;
    this.day = dayOf(at);
  }
  isSaidBy(value: unknown): boolean {
    return foldText(value) === this.word || (this.day !== null && this.#dayOf(value) === this.day);
  }
}

/** Is the left value the prepared right one? */
export function equals(left: unknown, right: unknown, exact: boolean): boolean {
  if (left === null || left === undefined || left === "") return right === null || right === "";
  if (right === null) return false;
  if (right instanceof DayWord) return right.isSaidBy(left);
  if (typeof right === "boolean") return left === right || foldText(left) === String(right);
  const number = typeof left === "number" || typeof right === "number" ? asDecimal(left) : null;
  if (number !== null) {
    const other = asDecimal(right);
    return other !== null && compareDecimals(number, other) === 0;
  }
  if (exact) return String(left) === right;
  const folded = foldText(left);
  if (folded === right) return true;
  // A template's amount and a document's may be spelt differently.
  const [x, y] = [asDecimal(folded), asDecimal(right)];
  return x !== null && y !== null && compareDecimals(x, y) === 0;
}

const several = (operand: unknown, left: LeftType, exact: boolean): unknown[] => {
  const list = typeof operand === "string" && left === "any" ? listInText(operand) : operand;
  if (!Array.isArray(list) || !list.length)
    throw new OperandError(`has to be a list of values; ${inWords(operand)} was found`);
  return list.map((entry) => comparable(entry, left, exact));
};

const anyOf = (left: unknown, right: unknown, { exact }: TestContext) =>
  (right as unknown[]).some((entry) => equals(left, entry, exact));

export const equality: Operator[] = [
  {
    name: "is",
    aliases: ["=", "==", "equals", "eq", "equal_to"],
    types: SCALARS,
    operand: "same",
    says: ["is", "is not"],
    about: "The same value. Texts are compared without case and spaces around them, unless `exact` is true.",
    prepare: comparable,
    test: (left, right, { exact }) => equals(left, right, exact),
    narrows: (right) => byValues([right]),
  },
  {
    name: "is_not",
    aliases: ["!=", "<>", "not_equals", "ne", "neq", "not_equal", "not_equal_to", "does_not_equal"],
    types: SCALARS,
    operand: "same",
    says: ["is not", "is"],
    about: "Another value, or none.",
    prepare: comparable,
    test: (left, right, { exact }) => !equals(left, right, exact),
  },
  {
    name: "in",
    aliases: ["is_one_of", "is_any_of", "any_of", "is_in"],
    types: SCALARS,
    operand: "list",
    says: ["is one of", "is none of"],
    about: "One of the values of a list.",
    prepare: several,
    test: anyOf,
    narrows: (right) => byValues(right as unknown[]),
  },
  {
    name: "not_in",
    aliases: ["is_none_of", "none_of", "is_not_in", "is_not_one_of"],
    types: SCALARS,
    operand: "list",
    says: ["is none of", "is one of"],
    about: "None of the values of a list; also where there is no value.",
    prepare: several,
    test: (left, right, context) => !anyOf(left, right, context),
  },
];
