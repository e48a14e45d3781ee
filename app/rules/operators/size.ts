// More and less: numbers, amounts in the shop's currency, times, times of the day.
import { asDecimal, compareDecimals } from "#app/rules/compare-values.ts";
import { dayOf } from "#app/rules/day-of.ts";
import { instantIn, isMoment } from "#app/rules/instant-in.ts";
import { byBound, type Narrowing } from "#app/rules/narrowing.ts";
import { type LeftType, OperandError, type Operator, type TestContext } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";
import type { Unknown } from "#app/rules/unknown.ts";

const SIZES: readonly LeftType[] = ["number", "money", "time", "clock", "date", "any"];

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const clock = (value: unknown): string | null => {
  const match = typeof value === "string" ? CLOCK.exec(value.trim()) : null;
  return match ? `${(match[1] ?? "").padStart(2, "0")}:${match[2]}` : null;
};

type Side = { as: "size"; size: string | number } | { as: "instant" | "clock" | "date"; text: string };

/** A side of a comparison; null: it is nothing that has a size. */
function sideOf(value: unknown, left: LeftType): Side | null {
  if (left === "clock") {
    const text = clock(value);
    return text === null ? null : { as: "clock", text };
  }
  if (left === "date") {
    const day = dayOf(value);
    return day === null ? null : { as: "date", text: day };
  }
  if (left !== "time") {
    const size = asDecimal(value);
    if (size !== null) return { as: "size", size };
    if (left !== "any") return null;
  }
  if (isMoment(value)) return { as: "instant", text: value };
  const time = left === "any" ? clock(value) : null;
  return time === null ? null : { as: "clock", text: time };
}

function side(operand: unknown, left: LeftType): Side {
  const made = sideOf(operand, left);
  if (made) return made;
  const wanted =
    left === "time"
      ? "a date or an instant"
      : left === "clock"
        ? "a time of the day like 17:30"
        : left === "date"
          ? "a day like 2026-04-01, or today, “in 3 days”"
          : "a number";
  throw new OperandError(`has to be ${wanted}; ${inWords(operand)} was found`);
}

/** Negative, zero, positive; null: the two cannot be compared. */
function compare(left: unknown, right: Side, zone: string): number | null {
  if (left === null || left === undefined) return null;
  if (right.as === "size") {
    const size = asDecimal(left);
    return size === null ? null : compareDecimals(size, right.size);
  }
  const [text, other] =
    right.as === "instant"
      ? [instantIn(left, zone), instantIn(right.text, zone)]
      : [right.as === "clock" ? clock(left) : dayOf(left), right.text];
  return text === null || other === null ? null : text < other ? -1 : text > other ? 1 : 0;
}

const comparison = (
  name: string,
  aliases: string[],
  says: readonly [string, string],
  about: string,
  holds: (order: number) => boolean,
  /** Whether a larger left side can only help. */
  grows: boolean,
): Operator => ({
  name,
  aliases,
  types: SIZES,
  operand: "same",
  says,
  about,
  prepare: side,
  test: (left, right, { calendar }) => {
    const order = compare(left, right as Side, calendar.zone);
    return order !== null && holds(order);
  },
  testBounds: (left: Unknown, right, { calendar }) => {
    const [lower, upper] = [left.atLeast, left.atMost].map((bound) =>
      bound === undefined || bound === null ? null : compare(bound, right as Side, calendar.zone),
    );
    // The bound on the winning side proves it, the one on the losing side refutes it.
    const [proof, refutation] = grows ? [lower, upper] : [upper, lower];
    if (proof !== null && proof !== undefined && holds(proof)) return true;
    if (refutation !== null && refutation !== undefined && !holds(refutation)) return false;
    return undefined;
  },
  narrows: (right) => bounded(right as Side, grows ? "at_least" : "at_most"),
});

const bounded = (right: Side, by: "at_least" | "at_most"): Narrowing | null =>
  right.as === "size" ? byBound(by, right.size) : null;

function pairOf(operand: unknown, left: LeftType): [Side, Side] {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw new OperandError(`has to be a list of two values, from and to; ${inWords(operand)} was found`);
  const [from, to] = [side(operand[0], left), side(operand[1], left)];
  if (from.as === "size" && to.as === "size" && compareDecimals(from.size, to.size) > 0)
    throw new OperandError(`has to be a list of two values, the smaller one first; ${inWords(operand)} was found`);
  return [from, to];
}

function isBetween(left: unknown, right: unknown, { calendar: { zone } }: TestContext): boolean {
  const [from, to] = right as [Side, Side];
  const [above, below] = [compare(left, from, zone), compare(left, to, zone)];
  if (above === null || below === null) return false;
  const isOverMidnight = from.as === "clock" && to.as === "clock" && from.text > to.text;
  return isOverMidnight ? above >= 0 || below <= 0 : above >= 0 && below <= 0;
}

export const size: Operator[] = [
  comparison(
    "more_than",
    [">", "greater_than", "gt", "above", "is_greater_than"],
    ["is more than", "is not more than"],
    "Strictly more (later). False without a value.",
    (order) => order > 0,
    true,
  ),
  comparison(
    "at_least",
    [">=", "gte", "greater_than_or_equal", "greater_or_equal", "not_less_than", "is_at_least"],
    ["is at least", "is less than"],
    "As much or more. False without a value.",
    (order) => order >= 0,
    true,
  ),
  comparison(
    "less_than",
    ["<", "lt", "below", "is_less_than"],
    ["is less than", "is not less than"],
    "Strictly less (earlier). False without a value.",
    (order) => order < 0,
    false,
  ),
  comparison(
    "at_most",
    ["<=", "lte", "less_than_or_equal", "less_or_equal", "not_more_than", "is_at_most"],
    ["is at most", "is more than"],
    "As much or less. False without a value.",
    (order) => order <= 0,
    false,
  ),
  {
    name: "between",
    types: SIZES,
    operand: "pair",
    says: ["is between", "is not between"],
    about:
      'At least the first and at most the second of two values; a day without a time is its first moment: for the whole of the last day write "part": "date". A time of the day may run over midnight: ["22:00", "06:00"].',
    prepare: pairOf,
    test: isBetween,
    narrows: (right) => bounded((right as [Side, Side])[0], "at_least"),
  },
  {
    name: "not_between",
    aliases: ["outside", "is_not_between"],
    types: SIZES,
    operand: "pair",
    says: ["is not between", "is between"],
    about: "Less than the first or more than the second of two values; also where there is no value.",
    prepare: pairOf,
    test: (left, right, context) => !isBetween(left, right, context),
  },
  {
    name: "is_multiple_of",
    types: ["number", "any"],
    operand: "number",
    says: ["is a multiple of", "is not a multiple of"],
    about: "A whole number that the other one divides: 6 is a multiple of 3. 0 is one of any.",
    prepare: (operand) => {
      const number = asDecimal(operand);
      if (number === null || Number(number) <= 0)
        throw new OperandError(`has to be a number above 0; ${inWords(operand)} was found`);
      return Number(number);
    },
    test: (left, right) => {
      const number = asDecimal(left);
      return number !== null && Number.isInteger(Number(number)) && Number(number) % (right as number) === 0;
    },
  },
];
