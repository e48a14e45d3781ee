// Pure. Of one field: which rules a value of it may make true. Looking a value up costs what it finds, not what there is.
import type { BitSet } from "#app/lib/bit-set.ts";
import type { FieldValue } from "#app/rules/field-value.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";

/** Bounds in ascending order, each with its rule. */
interface Bounds {
  bounds: Float64Array;
  rules: Uint32Array;
}

export class ValueIndex {
  readonly #byValue = new Map<string, number[]>();
  /** By their length: a text has one beginning of each. */
  readonly #byPrefix = new Map<number, Map<string, number[]>>();
  readonly #atLeast: Bounds;
  readonly #atMost: Bounds;
  readonly #all: readonly number[];

  /** @param entries rules by their number, each with what the value must be for it. */
  constructor(entries: readonly { rule: number; narrowing: Narrowing }[]) {
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
    this.#atLeast = sorted(entries, "at_least");
    this.#atMost = sorted(entries, "at_most");
  }

  /** Adds the rules that this value may make true; of a value that is not known all. */
  collect(value: FieldValue, into: BitSet): void {
    if (value.isOpen) {
      addAll(this.#all, into);
      return;
    }
    for (const key of value.keys) addAll(this.#byValue.get(key), into);
    for (const [length, prefixes] of this.#byPrefix)
      for (const text of value.texts) addAll(prefixes.get(text.slice(0, length)), into);
    if (this.#atLeast.rules.length) {
      const { bounds, rules } = this.#atLeast;
      const { most } = value;
      for (let at = 0; at < rules.length && (bounds[at] as number) <= most; at++) into.add(rules[at] as number);
    }
    if (this.#atMost.rules.length) {
      const { bounds, rules } = this.#atMost;
      const { least } = value;
      for (let at = rules.length - 1; at >= 0 && (bounds[at] as number) >= least; at--) into.add(rules[at] as number);
    }
  }
}

function push(map: Map<string, number[]>, key: string, rule: number): void {
  const known = map.get(key);
  if (known) known.push(rule);
  else map.set(key, [rule]);
}

function addAll(rules: readonly number[] | undefined, into: BitSet): void {
  if (rules) for (const rule of rules) into.add(rule);
}

function sorted(entries: readonly { rule: number; narrowing: Narrowing }[], by: "at_least" | "at_most"): Bounds {
  const own = entries
    .flatMap(({ rule, narrowing }) => (narrowing.by === by ? [{ rule, bound: narrowing.bound }] : []))
    .sort((a, b) => a.bound - b.bound);
  return { bounds: Float64Array.from(own, ({ bound }) => bound), rules: Uint32Array.from(own, ({ rule }) => rule) };
}
