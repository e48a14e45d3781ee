import { isSamePlace } from "#app/rules/address-normal-form.ts";
import { type Operator, whenKnown } from "#app/rules/operator.ts";
import type { Address } from "#app/rules/order-snapshot.ts";

const same = (left: unknown, right: unknown): boolean =>
  left !== null && right !== null ? isSamePlace(left as Address, right as Address) : left === right;

/** Two addresses are not the same place. One that is missing differs from any. */
export const differsFrom: Operator = {
  name: "differs-from",
  types: ["address"],
  operand: () => null,
  comparesFields: "must",
  test: whenKnown((left, right) => !same(left, right)),
  words: (holds) => (holds ? "differs from" : "is the same as"),
};

export const sameAs: Operator = {
  name: "same-as",
  types: ["address"],
  operand: () => null,
  comparesFields: "must",
  test: whenKnown(same),
  words: (holds) => (holds ? "is the same as" : "differs from"),
};
