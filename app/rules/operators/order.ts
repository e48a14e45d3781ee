import { z } from "zod";
import { compareAmounts } from "#app/lib/money.ts";
import type { Verdict } from "#app/rules/decision.ts";
import type { FieldType, Money, Reading } from "#app/rules/field.ts";
import type { Operator } from "#app/rules/operator.ts";
import { DecimalSchema } from "#app/rules/order-snapshot.ts";

/** Money of two currencies cannot be compared: null. */
function compare(left: unknown, right: unknown): number | null {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [x, y] = [left as Money, right as Money];
  return x.currency === y.currency ? compareAmounts(x.amount, y.amount) : null;
}

const both = (a: unknown, b: unknown, holds: (order: number) => boolean): boolean | null => {
  if (a === null || a === undefined || b === null || b === undefined) return null;
  const order = compare(a, b);
  return order === null ? null : holds(order);
};

// A side that is only partly known still decides where its bounds do: "at least 600" is more than 500.
function decided(
  left: Reading<unknown>,
  right: Reading<unknown>,
  holds: (order: number) => boolean,
  grows: boolean,
): Verdict {
  if (!right.known) return "unknown";
  if (left.known) {
    if (left.value === null) return "false";
    const answer = both(left.value, right.value, holds);
    return answer === null ? "unknown" : answer ? "true" : "false";
  }
  const [proves, refutes] = grows ? [left.atLeast, left.atMost] : [left.atMost, left.atLeast];
  if (both(proves, right.value, holds) === true) return "true";
  if (both(refutes, right.value, holds) === false) return "false";
  return "unknown";
}

const operand = (type: FieldType): z.ZodType =>
  type === "number" ? z.number() : z.strictObject({ amount: DecimalSchema, currency: z.string().length(3) });

const comparison = (
  name: string,
  words: [string, string],
  holds: (order: number) => boolean,
  grows: boolean,
): Operator => ({
  name,
  types: ["number", "money"],
  operand,
  comparesFields: "may",
  test: (left, right) => decided(left, right, holds, grows),
  words: (yes) => (yes ? words[0] : words[1]),
});

export const moreThan = comparison("more-than", ["is more than", "is not more than"], (order) => order > 0, true);
export const atLeast = comparison("at-least", ["is at least", "is less than"], (order) => order >= 0, true);
export const lessThan = comparison("less-than", ["is less than", "is at least"], (order) => order < 0, false);
export const atMost = comparison("at-most", ["is at most", "is more than"], (order) => order <= 0, false);
