// Pure. Of the rules that a look concerns those whose condition may be anything but false, found by the values of the facts: each
// rule stands under the rarest of the values without which it is false, and a look reads each of the fields once.
import { BitSet } from "#app/lib/bit-set.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Env } from "#app/rules/env.ts";
import { FieldValue } from "#app/rules/field-value.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";
import { type Way, waysToFind } from "#app/rules/narrowings-of.ts";
import type { CompiledPath } from "#app/rules/path.ts";
import { scopeOf } from "#app/rules/scope.ts";
import { ValueIndex } from "#app/rules/value-index.ts";

interface Field {
  path: CompiledPath;
  /** Null: no rule stands under its values. */
  index: ValueIndex | null;
}
/** A way as places of its fields. */
type PlacedWay = readonly { field: number; narrowing: Narrowing }[];

export class RulePlan {
  /** Of the rules among all, in their order. */
  readonly places: readonly number[];
  readonly fields: readonly Field[];
  /** By the rules' places the ways that they were not put under: each has to hold too. */
  readonly others: (readonly PlacedWay[] | null)[];
  readonly #size: number;
  /** Those that no value finds. */
  readonly #unfound: BitSet;

  constructor(rules: readonly CompiledRule[], places: Iterable<number>) {
    this.places = [...places].sort((a, b) => a - b);
    this.#size = rules.length;
    this.#unfound = new BitSet(rules.length);
    this.others = new Array<null>(rules.length).fill(null);
    const entries = new Map<CompiledPath, { field: number; entries: { rule: number; narrowing: Narrowing }[] }>();
    const fieldOf = (path: CompiledPath) => {
      let known = entries.get(path);
      if (!known) {
        known = { field: entries.size, entries: [] };
        entries.set(path, known);
      }
      return known;
    };
    const found = this.places.map((place) => {
      const rule = rules[place] as CompiledRule;
      return { place, ways: rule.traits.isSilentWhenFalse ? waysToFind(rule, scopeOf(rule.subject)) : [] };
    });
    const costOf = costsAmong(found);
    for (const { place, ways } of found) {
      const [way, ...others] = ways.length < 2 ? ways : ways.toSorted((a, b) => costOf(a) - costOf(b));
      if (!way) this.#unfound.add(place);
      else for (const { path, narrowing } of way) fieldOf(path).entries.push({ rule: place, narrowing });
      if (others.length)
        this.others[place] = others.map((other) =>
          other.map(({ path, narrowing }) => ({ field: fieldOf(path).field, narrowing })),
        );
    }
    this.fields = [...entries].map(([path, of]) => ({
      path,
      index: of.entries.length ? new ValueIndex(of.entries) : null,
    }));
  }

  /** The rules to look at, by their places. @param besides places that are looked at whatever the values are. */
  sift(env: Env, besides: Iterable<number>): Sifted {
    const found = new BitSet(this.#size);
    found.addAll(this.#unfound);
    for (const place of besides) found.add(place);
    return new Sifted(this, found, env);
  }
}

/** The rules found so far: when a value changes under way, those that the new one finds come besides. */
export class Sifted {
  readonly #plan: RulePlan;
  readonly #found: BitSet;
  readonly #values: (FieldValue | undefined)[];
  #env: Env;

  constructor(plan: RulePlan, found: BitSet, env: Env) {
    this.#plan = plan;
    this.#found = found;
    this.#values = new Array(plan.fields.length);
    this.#env = env;
    this.again(env);
  }

  again(env: Env): void {
    this.#env = env;
    const { fields } = this.#plan;
    for (let at = 0; at < fields.length; at++) {
      const { path, index } = fields[at] as Field;
      const known = this.#values[at];
      // What no rule stands under is read when it is asked for.
      if (!index && !known) continue;
      const value = path.read(env);
      if (known && known.value === value) continue;
      const read = new FieldValue(value);
      this.#values[at] = read;
      index?.collect(read, this.#found);
    }
  }

  /** The next place from `at` on; -1: there is none. */
  next(at: number): number {
    return this.#found.next(at);
  }

  /** Whether a rule that was found is false all the same: one of its other ways does not hold. */
  refutes(place: number): boolean {
    const others = this.#plan.others[place];
    if (!others) return false;
    for (const way of others) if (!this.#holds(way)) return true;
    return false;
  }

  #holds(way: PlacedWay): boolean {
    for (const { field, narrowing } of way) if (this.#valueOf(field).mayBe(narrowing)) return true;
    return false;
  }

  #valueOf(field: number): FieldValue {
    let value = this.#values[field];
    if (!value) {
      value = new FieldValue((this.#plan.fields[field] as Field).path.read(this.#env));
      this.#values[field] = value;
    }
    return value;
  }
}

/** How many of these rules a way finds, about. */
function costsAmong(rules: readonly { ways: readonly Way[] }[]): (way: Way) => number {
  const counts = new Map<CompiledPath, Map<string, number>>();
  for (const { ways } of rules)
    for (const way of ways)
      for (const { path, narrowing } of way) {
        let ofPath = counts.get(path);
        if (!ofPath) {
          ofPath = new Map();
          counts.set(path, ofPath);
        }
        for (const key of keysOf(narrowing)) ofPath.set(key, (ofPath.get(key) ?? 0) + 1);
      }
  return (way) => {
    let cost = 0;
    for (const { path, narrowing } of way)
      for (const key of keysOf(narrowing)) {
        const count = counts.get(path)?.get(key) ?? 0;
        // Half of the bounds on a field hold, as long as nothing more is known.
        cost += "bound" in narrowing ? 1 + count / 2 : count;
      }
    return cost;
  };
}

const BY_BOUND = { at_least: ["≥"], at_most: ["≤"] } as const;

function keysOf(narrowing: Narrowing): readonly string[] {
  switch (narrowing.by) {
    case "value":
      return narrowing.keys;
    case "prefix":
      return narrowing.keys.map((key) => `${key}…`);
    default:
      return BY_BOUND[narrowing.by];
  }
}
