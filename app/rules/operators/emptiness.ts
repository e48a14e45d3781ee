import { byValues } from "#app/rules/narrowing.ts";
import type { LeftType, Operator } from "#app/rules/operator.ts";

const ALL: readonly LeftType[] = [
  "id",
  "text",
  "number",
  "money",
  "yes_no",
  "time",
  "clock",
  "date",
  "tags",
  "texts",
  "values",
  "record",
  "list",
  "any",
];

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return false;
}

export const emptiness: Operator[] = [
  {
    name: "is_empty",
    aliases: ["does_not_exist", "is_blank", "blank", "is_null", "is_not_set", "empty", "missing"],
    types: ALL,
    operand: "nothing",
    says: ["is empty", "is not empty"],
    about: "There is no value: nothing, an empty text, an empty list, no such record.",
    test: (left) => isEmpty(left),
  },
  {
    name: "is_not_empty",
    aliases: ["exists", "is_present", "present", "is_set", "not_empty", "is_not_blank", "is_not_null", "not_null"],
    types: ALL,
    operand: "nothing",
    says: ["is not empty", "is empty"],
    about: "There is a value.",
    test: (left) => !isEmpty(left),
  },
  {
    name: "holds",
    types: ["any"],
    operand: "nothing",
    says: ["holds", "does not hold"],
    about:
      "There is a value, and it is not false (nor the text “false”). What a condition without `op` and `value` asks of a name of `let`, a template, an answer, memory, a metafield, what a call or a person entered.",
    test: (left) => !isEmpty(left) && left !== false && left !== "false",
  },
  {
    name: "is_true",
    types: ["yes_no", "any"],
    operand: "nothing",
    says: ["is true", "is not true"],
    about: "Yes.",
    test: (left) => left === true || left === "true",
    narrows: () => byValues([true]),
  },
  {
    name: "is_false",
    types: ["yes_no", "any"],
    operand: "nothing",
    says: ["is not true", "is true"],
    about: "No, or no value.",
    test: (left) => left !== true && left !== "true",
  },
];
