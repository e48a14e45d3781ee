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

const byName = new Map(
  OPERATORS.flatMap((one) => [one.name, ...(one.aliases ?? [])].map((name) => [name, one] as const)),
);

/** The operator of that name or alias, or undefined. */
export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}

/** Those that can stand after a left side of that type. */
export function operatorsFor(type: LeftType): Operator[] {
  return OPERATORS.filter(({ types }) => types.includes(type));
}
