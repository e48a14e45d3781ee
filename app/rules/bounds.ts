// Pure. Rules by a bound without which each is false, in the order of the bounds: those that a size fits are found one after the other.
import type { BitSet } from "#app/lib/bit-set.ts";
import type { FieldValue } from "#app/rules/field-value.ts";

export type BoundSide = "at_least" | "at_most";

/** A rule that is false unless the value is at least, or at most, so much. */
export interface BoundOfRule {
  rule: number;
  bound: number;
}

export class Bounds {
  readonly #side: BoundSide;
  /** Ascending, each with its rule. */
  readonly #bounds: Float64Array;
  readonly #rules: Uint32Array;

  constructor(side: BoundSide, entries: readonly BoundOfRule[]) {
    const sorted = entries.toSorted((a, b) => a.bound - b.bound);
    this.#side = side;
    this.#bounds = Float64Array.from(sorted, ({ bound }) => bound);
    this.#rules = Uint32Array.from(sorted, ({ rule }) => rule);
  }

  /** Adds the rules that this value may make true; of a value that is not known all. */
  collect(value: FieldValue, into: BitSet): void {
    const [bounds, rules] = [this.#bounds, this.#rules];
    if (rules.length === 0) return;
    if (value.isOpen) for (const rule of rules) into.add(rule);
    else if (this.#side === "at_least") {
      const { most } = value;
      for (let at = 0; at < rules.length && (bounds[at] as number) <= most; at++) into.add(rules[at] as number);
    } else {
      const { least } = value;
      for (let at = rules.length - 1; at >= 0 && (bounds[at] as number) >= least; at--) into.add(rules[at] as number);
    }
  }
}
