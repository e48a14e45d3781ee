// Pure. The rules that stand under one value. Where they are many, those that are false beyond a bound of another field lie in the
// order of that bound: a common value (the store's own country) does not find all of them each time.
import type { BitSet } from "#app/lib/bit-set.ts";
import { type BoundOfRule, type BoundSide, Bounds } from "#app/rules/bounds.ts";
import type { FieldValue } from "#app/rules/field-value.ts";

/** What is known of the rules and of the record besides the value that found them. */
export interface Beside {
  /** A bound on another field without which the rule is false; null: there is none. */
  boundOf(rule: number): { field: number; side: BoundSide; bound: number } | null;
  valueOf(field: number): FieldValue;
}

export class ValueBucket {
  readonly #unbounded: readonly number[];
  readonly #bounded: readonly { field: number; bounds: Bounds }[];

  constructor(rules: readonly number[], beside: Beside) {
    const unbounded: number[] = [];
    const groups = new Map<string, { field: number; side: BoundSide; entries: BoundOfRule[] }>();
    for (const rule of rules) {
      const found = beside.boundOf(rule);
      if (!found) {
        unbounded.push(rule);
        continue;
      }
      const { field, side, bound } = found;
      const key = `${field} ${side}`;
      const group = groups.get(key) ?? { field, side, entries: [] };
      group.entries.push({ rule, bound });
      groups.set(key, group);
    }
    this.#unbounded = unbounded;
    this.#bounded = [...groups.values()].map(({ field, side, entries }) => ({
      field,
      bounds: new Bounds(side, entries),
    }));
  }

  /** Adds the rules that may be true. */
  collect(beside: Beside, into: BitSet): void {
    for (const rule of this.#unbounded) into.add(rule);
    for (const { field, bounds } of this.#bounded) bounds.collect(beside.valueOf(field), into);
  }
}
