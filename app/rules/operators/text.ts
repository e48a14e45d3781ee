// Parts of texts. Without case unless a condition says `exact`; patterns run on a linear engine (RE2), never on V8's own.
import { RE2JS } from "re2js";
import { listInText } from "#app/rules/list-in-text.ts";
import { byPrefixes } from "#app/rules/narrowing.ts";
import { type LeftType, OperandError, type Operator } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";

const TEXT: readonly LeftType[] = ["text", "id", "any"];
/** Enough for any pattern that a person writes; RE2's cost grows with it. */
export const MAX_PATTERN = 500;

const fold = (value: unknown, exact: boolean) => (exact ? String(value ?? "") : String(value ?? "").toLowerCase());

const part = (operand: unknown, _left: LeftType, exact: boolean): string => {
  if (typeof operand !== "string" && typeof operand !== "number")
    throw new OperandError(`has to be a text, or a list of texts; ${inWords(operand)} was found`);
  return fold(operand, exact);
};
/** One text, or several of which any will do. */
const oneOrMore = (operand: unknown, left: LeftType, exact: boolean): string[] => {
  if (Array.isArray(operand) && !operand.length) throw new OperandError("is an empty list: it has at least one text");
  return (Array.isArray(operand) ? operand : [operand]).map((entry) => part(entry, left, exact));
};
const parts = (operand: unknown, left: LeftType, exact: boolean): string[] => {
  const list = typeof operand === "string" ? listInText(operand) : operand;
  if (!Array.isArray(list)) throw new OperandError(`has to be a list of texts; ${inWords(operand)} was found`);
  return list.map((entry) => part(entry, left, exact));
};

/** The pattern, compiled for the linear engine. @throws OperandError */
export function compilePattern(pattern: unknown, exact: boolean): RE2JS {
  if (typeof pattern !== "string") throw new OperandError(`has to be a pattern; ${inWords(pattern)} was found`);
  if (pattern.length > MAX_PATTERN) throw new OperandError(`has at most ${MAX_PATTERN} characters`);
  try {
    return RE2JS.compile(pattern, exact ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    throw new OperandError(`is no valid pattern: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const operator = (
  name: string,
  says: readonly [string, string],
  about: string,
  test: (text: string, part: string) => boolean,
): Operator => ({
  name,
  types: TEXT,
  operand: "text",
  says,
  about,
  prepare: oneOrMore,
  // Without a text nothing is contained in it; and an empty part is contained in none, lest a blank setting matches all.
  test: (left, right, { exact }) => (right as string[]).some((entry) => entry !== "" && test(fold(left, exact), entry)),
});
const negated = (of: Operator, name: string, about: string): Operator => ({
  ...of,
  name,
  about,
  says: [of.says[1], of.says[0]],
  test: (left, right, context) => !of.test(left, right, context),
  narrows: () => null,
});

const aliased = (of: Operator, aliases: readonly string[]): Operator => ({ ...of, aliases });

const contains = operator(
  "contains",
  ["contains", "does not contain"],
  "The text has this part anywhere (of a list: one of these parts).",
  (text, it) => text.includes(it),
);
const matches: Operator = {
  name: "matches",
  types: TEXT,
  operand: "pattern",
  says: ["matches", "does not match"],
  about:
    "The text has a part that the pattern, or one of a list of patterns, describes (RE2 syntax; write ^ and $ for the whole text).",
  prepare: (operand, _left, exact) =>
    (Array.isArray(operand) ? operand : [operand]).map((pattern) => compilePattern(pattern, exact)),
  test: (left, right) => left !== null && (right as RE2JS[]).some((pattern) => pattern.matcher(String(left)).find()),
};

const startsWith: Operator = {
  ...operator(
    "starts_with",
    ["starts with", "does not start with"],
    "The text begins with this part (of a list: with one of them).",
    (text, it) => text.trimStart().startsWith(it),
  ),
  // Of a text in lower case another part may begin in lower case than of its own letters: exact parts are not found so.
  narrows: (right, exact) => (exact ? null : byPrefixes(right as string[])),
};
const endsWith = operator(
  "ends_with",
  ["ends with", "does not end with"],
  "The text ends with this part (of a list: with one of them).",
  (text, it) => text.trimEnd().endsWith(it),
);

export const text: Operator[] = [
  contains,
  aliased(
    negated(
      contains,
      "does_not_contain",
      "The text has this part nowhere (of a list: none of these parts), or there is no text.",
    ),
    ["not_contains", "excludes"],
  ),
  {
    ...contains,
    name: "contains_any",
    operand: "list",
    about: "The text has one of these parts.",
    prepare: parts,
    test: (left, right, { exact }) => (right as string[]).some((it) => it !== "" && fold(left, exact).includes(it)),
  },
  aliased(startsWith, ["begins_with"]),
  endsWith,
  aliased(matches, ["matches_regex", "regex"]),
  aliased(negated(matches, "does_not_match", "The pattern describes no part of the text."), ["not_matches"]),
  negated(startsWith, "does_not_start_with", "The text begins otherwise, or there is no text."),
  negated(endsWith, "does_not_end_with", "The text ends otherwise, or there is no text."),
];
