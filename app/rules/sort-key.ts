// Pure. Records in the order of one of their values: amounts and numbers by size, the rest as text, what has none at the end.
import { asDecimal, compareDecimals } from "#app/rules/compare-values.ts";
import { Unknown } from "#app/rules/unknown.ts";

export function bySortKey<T>(list: readonly T[], keyOf: (entry: T) => unknown, descending: boolean): T[] {
  const keyed = list.map((entry) => ({ entry, key: keyOf(entry) }));
  return keyed.sort((a, b) => compare(a.key, b.key, descending ? -1 : 1)).map(({ entry }) => entry);
}

const isNone = (key: unknown): boolean => key === null || key === undefined || key instanceof Unknown;

function compare(a: unknown, b: unknown, sign: 1 | -1): number {
  if (isNone(a) || isNone(b)) return isNone(a) ? (isNone(b) ? 0 : 1) : -1;
  const [x, y] = [asDecimal(a), asDecimal(b)];
  if (x !== null && y !== null) return compareDecimals(x, y) * sign;
  return (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0) * sign;
}
