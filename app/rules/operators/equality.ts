import { z } from "zod";
import type { FieldType } from "#app/rules/field.ts";
import { type Operator, whenKnown } from "#app/rules/operator.ts";

const operand = (type: FieldType): z.ZodType =>
  type === "yes-no" ? z.boolean() : type === "number" ? z.number() : z.string();
// Text compares without case: merchants mean "GBP" when they write "gbp".
const same = (left: unknown, right: unknown): boolean =>
  typeof left === "string" && typeof right === "string" ? left.toLowerCase() === right.toLowerCase() : left === right;

export const is: Operator = {
  name: "is",
  types: ["text", "yes-no", "number"],
  operand,
  comparesFields: "may",
  test: whenKnown(same),
  words: (holds) => (holds ? "is" : "is not"),
};

export const isNot: Operator = {
  name: "is-not",
  types: ["text", "yes-no", "number"],
  operand,
  comparesFields: "may",
  test: whenKnown((left, right) => !same(left, right)),
  words: (holds) => (holds ? "is not" : "is"),
};

export const isOneOf: Operator = {
  name: "is-one-of",
  types: ["text"],
  operand: () => z.array(z.string()).min(1),
  comparesFields: "never",
  test: whenKnown((left, right) => (right as string[]).some((entry) => same(left, entry))),
  words: (holds) => (holds ? "is one of" : "is none of"),
};

export const contains: Operator = {
  name: "contains",
  types: ["tags", "text"],
  operand: () => z.string().min(1),
  comparesFields: "never",
  test: whenKnown((left, right) =>
    Array.isArray(left)
      ? left.some((entry) => same(entry, right))
      : String(left ?? "")
          .toLowerCase()
          .includes(String(right).toLowerCase()),
  ),
  words: (holds) => (holds ? "contains" : "does not contain"),
};
