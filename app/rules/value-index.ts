// Pure. Of one field: which rules a value of it may make true. Looking a value up costs what it finds, not what there is.
import type { BitSet } from "#app/lib/bit-set.ts";
import { Bounds } from "#app/rules/bounds.ts";
import type { FieldValue } from "#app/rules/field-value.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";
import { type Beside, ValueBucket } from "#app/rules/value-bucket.ts";

/** So few under one value are looked at one by one. */
const FEW = 8;

type Entry = { rule: number; narrowing: Narrowing };

export class ValueIndex {
  readonly #byValue = new Map<string, number[]>();
  /** By their length: a text has one beginning of each. */
  readonly #byPrefix = new Map<number, Map<string, number[]>>();
  /** Of values under which many stand, once they were seen. */
  readonly #buckets = new Map<readonly number[], ValueBucket>();
  readonly #atLeast: Bounds;
  readonly #atMost: Bounds;
  readonly #all: readonly number[];

  /** @param entries rules by their number, each with what the value must be for it. */
  constructor(entries: readonly Entry[]) {
    this.#all = entries.map(({ rule }) => rule);
    for (const { rule, narrowing } of entries) {
      if (narrowing.by === "value") for (const key of narrowing.keys) push(this.#byValue, key, rule);
      if (narrowing.by === "prefix")
        for (const key of narrowing.keys) {
          let ofLength = this.#byPrefix.get(key.length);
          if (!ofLength) {
            ofLength = new Map();
            this.#byPrefix.set(key.length, ofLength);
          }
          push(ofLength, key, rule);
        }
    }
    this.#atLeast = boundsOf(entries, "at_least");
    this.#atMost = boundsOf(entries, "at_most");
  }

  /** Adds the rules that this value may make true, as far as is known besides; of a value that is not known all. */
  collect(value: FieldValue, beside: Beside, into: BitSet): void {
    if (value.isOpen) {
      for (const rule of this.#all) into.add(rule);
      return;
    }
    if (this.#byValue.size) for (const key of value.keys) this.#under(this.#byValue.get(key), beside, into);
    for (const [length, prefixes] of this.#byPrefix)
      for (const text of value.texts) this.#under(prefixes.get(text.slice(0, length)), beside, into);
    this.#atLeast.collect(value, into);
    this.#atMost.collect(value, into);
  }

  #under(rules: readonly number[] | undefined, beside: Beside, into: BitSet): void {
    if (!rules) return;
    if (rules.length <= FEW) {
      for (const rule of rules) into.add(rule);
      return;
    }
    let bucket = this.#buckets.get(rules);
    if (!bucket) {
      bucket = new ValueBucket(rules, beside);
      this.#buckets.set(rules, bucket);
    }
    bucket.collect(beside, into);
  }
}

function push(map: Map<string, number[]>, key: string, rule: number): void {
  const known = map.get(key);
  if (known) known.push(rule);
  else map.set(key, [rule]);
}

const boundsOf = (entries: readonly Entry[], side: "at_least" | "at_most"): Bounds =>
  new Bounds(
    side,
    entries.flatMap(({ rule, narrowing }) => (narrowing.by === side ? [{ rule, bound: narrowing.bound }] : [])),
  );
