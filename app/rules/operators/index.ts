// The only list of operators: a new one is a file here and a line below.
import type { LeftType, Operator } from "#app/rules/operator.ts";
import { addresses } from "#app/rules/operators/addresses.ts";
import { changes } from "#app/rules/operators/changes.ts";
import { emptiness } from "#app/rules/operators/emptiness.ts";
import { equality } from "#app/rules/operators/equality.ts";
import { instants } from "#app/rules/operators/instants.ts";
import { lists } from "#app/rules/operators/lists.ts";
import { size } from "#app/rules/operators/size.ts";
import { tables } from "#app/rules/operators/tables.ts";
import { text } from "#app/rules/operators/text.ts";

export const OPERATORS: readonly Operator[] = [
  ...equality,
  ...emptiness,
  ...text,
  ...size,
  ...instants,
  ...lists,
  ...addresses,
  ...changes,
  ...tables,
];

/** By type: “contains” of a text is a part of it, of a list one of its entries. */
const byType = new Map<LeftType, Map<string, Operator>>();

function namesFor(type: LeftType): Map<string, Operator> {
  let names = byType.get(type);
  if (!names) {
    const fitting = operatorsFor(type);
    // Aliases first: a name of its own is stronger, and of two aliases the operator that was declared first.
    const aliased = fitting.toReversed().flatMap((one) => (one.aliases ?? []).map((name) => [name, one] as const));
    names = new Map([...aliased, ...fitting.map((one) => [one.name, one] as const)]);
    byType.set(type, names);
  }
  return names;
}

/** The operator of that name or alias after a left side of that type, or undefined. Case and spaces do not count. */
export function operatorNamed(name: string, type: LeftType): Operator | undefined {
  const names = namesFor(type);
  const spelt = () =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_");
  return names.get(name) ?? names.get(spelt());
}

/** Whether any type has an operator of that name. */
export function isOperator(name: string): boolean {
  return OPERATORS.some((one) => one.name === name || one.aliases?.includes(name));
}

/** Those that can stand after a left side of that type. */
export function operatorsFor(type: LeftType): Operator[] {
  return OPERATORS.filter(({ types }) => types.includes(type));
}
