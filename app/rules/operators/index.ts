// The only list of operators: a new one is a file here and a line below.
import type { Operator } from "#app/rules/operator.ts";
import { contains, is, isNot, isOneOf } from "#app/rules/operators/equality.ts";
import { atLeast, atMost, lessThan, moreThan } from "#app/rules/operators/order.ts";
import { differsFrom, sameAs } from "#app/rules/operators/same-place.ts";

export const OPERATORS: readonly Operator[] = [
  is,
  isNot,
  isOneOf,
  contains,
  moreThan,
  atLeast,
  lessThan,
  atMost,
  differsFrom,
  sameAs,
];

const byName = new Map(OPERATORS.map((operator) => [operator.name, operator]));

/** The operator of that name, or undefined. */
export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}
