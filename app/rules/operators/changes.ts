// What changed since the last look: the left side now, beside what it was.

import { canonicalJson } from "#app/lib/canonical-json.ts";
import { asDecimal, compareDecimals } from "#app/rules/compare-values.ts";
import { type LeftType, OperandError, type Operator } from "#app/rules/operator.ts";
import { comparable, equals, inWords } from "#app/rules/operators/equality.ts";

const ALL: readonly LeftType[] = [
  "id",
  "text",
  "number",
  "money",
  "yes_no",
  "time",
  "tags",
  "texts",
  "values",
  "record",
  "list",
  "any",
];
const SIZES: readonly LeftType[] = ["number", "money"];

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
const threshold = (operand: unknown) => {
  const number = asDecimal(operand);
  if (number === null) throw new OperandError(`has to be a number; ${inWords(operand)} was found`);
  return number;
};
/** -1, 0, 1; null where one side has no size. */
const order = (value: unknown, other: unknown): number | null => {
  const [a, b] = [asDecimal(value), asDecimal(other)];
  return a === null || b === null ? null : compareDecimals(a, b);
};
const is = (value: number | null, ...wanted: number[]) => value !== null && wanted.includes(value);

const crossing = (
  name: string,
  says: readonly [string, string],
  about: string,
  now: number[],
  then: number[],
): Operator => ({
  name,
  types: SIZES,
  operand: "number",
  says,
  about,
  comparesBefore: true,
  prepare: threshold,
  test: (left, right, { before }) => is(order(left, right), ...now) && is(order(before, right), ...then),
});
const scalar = (operand: unknown, left: LeftType, exact: boolean) => comparable(operand, left, exact);

export const changes: Operator[] = [
  {
    name: "changed",
    aliases: ["changes", "has_changed", "is_changed"],
    types: ALL,
    operand: "nothing",
    says: ["changed", "did not change"],
    about: "It is not what it was at the last look.",
    comparesBefore: true,
    test: (left, _right, { before }) => !same(left, before),
  },
  {
    name: "changed_to",
    aliases: ["changes_to", "becomes", "became"],
    types: ["id", "text", "number", "money", "yes_no", "time", "any"],
    operand: "same",
    says: ["changed to", "did not change to"],
    about: "It is this now, and was something else.",
    comparesBefore: true,
    prepare: scalar,
    test: (left, right, { before, exact }) => equals(left, right, exact) && !equals(before, right, exact),
  },
  {
    name: "changed_from",
    aliases: ["changes_from"],
    types: ["id", "text", "number", "money", "yes_no", "time", "any"],
    operand: "same",
    says: ["changed from", "did not change from"],
    about: "It was this, and is something else now.",
    comparesBefore: true,
    prepare: scalar,
    test: (left, right, { before, exact }) => equals(before, right, exact) && !equals(left, right, exact),
  },
  {
    name: "increased",
    types: SIZES,
    operand: "nothing",
    says: ["increased", "did not increase"],
    about: "It is more than it was.",
    comparesBefore: true,
    test: (left, _right, { before }) => is(order(left, before), 1),
  },
  {
    name: "decreased",
    types: SIZES,
    operand: "nothing",
    says: ["decreased", "did not decrease"],
    about: "It is less than it was.",
    comparesBefore: true,
    test: (left, _right, { before }) => is(order(left, before), -1),
  },
  crossing("rises_above", ["rose above", "did not rise above"], "It is more than this, and was not.", [1], [0, -1]),
  crossing("rises_to", ["rose to", "did not rise to"], "It is at least this, and was less.", [0, 1], [-1]),
  crossing("falls_below", ["fell below", "did not fall below"], "It is less than this, and was not.", [-1], [0, 1]),
  crossing("falls_to", ["fell to", "did not fall to"], "It is at most this, and was more.", [0, -1], [1]),
];
