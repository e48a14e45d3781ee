// Lists of texts: tags, SKUs, payment methods. Shopify compares tags without case, and so do these.

import type { RE2JS } from "re2js";
import { foldText } from "#app/rules/compare-values.ts";
import { listInText } from "#app/rules/list-in-text.ts";
import { byPrefixes, byValues, type Narrowing } from "#app/rules/narrowing.ts";
import { type LeftType, OperandError, type Operator } from "#app/rules/operator.ts";
import { inWords } from "#app/rules/operators/equality.ts";
import { compilePattern } from "#app/rules/operators/text.ts";

const LISTS: readonly LeftType[] = ["tags", "texts", "any"];

const fold = (value: unknown, exact: boolean) => (exact ? String(value).trim() : foldText(value));
const entriesOf = (left: unknown, exact: boolean): string[] =>
  (Array.isArray(left) ? left : typeof left === "string" ? listInText(left) : [])
    .filter((entry) => entry !== null && entry !== undefined)
    .map((entry) => fold(entry, exact));

const one = (operand: unknown, _left: LeftType, exact: boolean): string => {
  if (typeof operand !== "string" && typeof operand !== "number")
    throw new OperandError(`has to be a text; ${inWords(operand)} was found`);
  return fold(operand, exact);
};
const several = (operand: unknown, left: LeftType, exact: boolean): string[] => {
  const list = typeof operand === "string" ? listInText(operand) : operand;
  if (!Array.isArray(list) || !list.length)
    throw new OperandError(`has to be a list of texts; ${inWords(operand)} was found`);
  return list.map((entry) => one(entry, left, exact));
};

const operator = (
  name: string,
  aliases: string[],
  operand: "text" | "list",
  says: readonly [string, string],
  about: string,
  test: (entries: string[], right: never) => boolean,
  narrows: (right: never, exact: boolean) => Narrowing | null = () => null,
): Operator => ({
  name,
  aliases,
  types: LISTS,
  operand,
  says,
  about,
  prepare: operand === "text" ? one : several,
  test: (left, right, { exact }) => test(entriesOf(left, exact), right as never),
  narrows: (right, exact) => narrows(right as never, exact),
});

const change = (
  name: string,
  aliases: string[],
  says: readonly [string, string],
  about: string,
  test: (now: string[], before: string[], it: string) => boolean,
): Operator => ({
  name,
  aliases,
  types: LISTS.filter((type) => type !== "any"),
  operand: "text",
  says,
  about,
  comparesBefore: true,
  prepare: one,
  test: (left, right, { before, exact }) => test(entriesOf(left, exact), entriesOf(before, exact), String(right)),
});

export const lists: Operator[] = [
  operator(
    "has",
    ["includes", "contains", "is"],
    "text",
    ["include", "do not include"],
    "The list has this entry.",
    (entries, it: string) => entries.includes(it),
    (it: string) => byValues([it]),
  ),
  operator(
    "lacks",
    ["has_not", "does_not_have", "does_not_contain", "not_contains", "does_not_include", "excludes", "is_not"],
    "text",
    ["do not include", "include"],
    "The list does not have this entry.",
    (entries, it: string) => !entries.includes(it),
  ),
  operator(
    "has_any",
    ["has_any_of", "contains_any", "in", "includes_any", "any_of"],
    "list",
    ["include one of", "include none of"],
    "The list has at least one of these.",
    (entries, list: string[]) => list.some((it) => entries.includes(it)),
    (list: string[]) => byValues(list),
  ),
  operator(
    "has_all",
    ["has_all_of", "contains_all", "includes_all", "all_of"],
    "list",
    ["include all of", "do not include all of"],
    "The list has each of these.",
    (entries, list: string[]) => list.every((it) => entries.includes(it)),
    // Any of them will do: without it not all are there.
    (list: string[]) => byValues(list.slice(0, 1)),
  ),
  operator(
    "has_none",
    ["has_none_of", "contains_none", "not_in", "includes_none", "none_of"],
    "list",
    ["include none of", "include one of"],
    "The list has none of these.",
    (entries, list: string[]) => !list.some((it) => entries.includes(it)),
  ),
  operator(
    "has_starting",
    ["any_starts_with", "starts_with"],
    "text",
    ["have an entry that starts with", "have no entry that starts with"],
    "An entry of the list begins with this part.",
    (entries, it: string) => it !== "" && entries.some((entry) => entry.startsWith(it)),
    (it: string, exact) => (exact ? null : byPrefixes([it])),
  ),
  operator(
    "has_like",
    ["any_contains", "has_containing"],
    "text",
    ["have an entry that contains", "have no entry that contains"],
    "An entry of the list contains this part.",
    (entries, it: string) => it !== "" && entries.some((entry) => entry.includes(it)),
  ),
  change(
    "gains",
    ["gained", "added", "newly_has", "now_has", "changed_to", "changes_to"],
    ["gained", "did not gain"],
    "The list has this entry, and had not at the last look.",
    (now, before, it) => now.includes(it) && !before.includes(it),
  ),
  change(
    "loses",
    ["lost", "removed", "no_longer_has", "changed_from", "changes_from"],
    ["lost", "did not lose"],
    "The list had this entry at the last look, and has it no more.",
    (now, before, it) => !now.includes(it) && before.includes(it),
  ),
  {
    name: "has_match",
    aliases: ["any_matches", "matches"],
    types: LISTS.filter((type) => type !== "any"),
    operand: "pattern",
    says: ["have an entry that matches", "have no entry that matches"],
    about: "An entry of the list has a part that the pattern describes (RE2).",
    prepare: (operand, _left, exact) => compilePattern(operand, exact),
    test: (left, right) => Array.isArray(left) && left.some((entry) => (right as RE2JS).matcher(String(entry)).find()),
  },
];
