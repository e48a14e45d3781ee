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
import type { Beside } from "#app/rules/value-bucket.ts";
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
      const way = cheapest(ways, costOf);
      if (!way) {
        this.#unfound.add(place);
        continue;
      }
      for (const { path, narrowing } of way) fieldOf(path).entries.push({ rule: place, narrowing });
      if (ways.length < 2) continue;
      const others = ways.filter((other) => other !== way);
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
export class Sifted implements Beside {
  readonly #plan: RulePlan;
  readonly #found: BitSet;
  readonly #values: (FieldValue | undefined)[];
  #env: Env;

  constructor(plan: RulePlan, found: BitSet, env: Env) {
    this.#plan = plan;
    this.#found = found;
    this.#values = new Array(plan.fields.length);
    this.#env = env;
    this.#collect();
  }

  again(env: Env): void {
    this.#env = env;
    const { fields } = this.#plan;
    let isChanged = false;
    for (let at = 0; at < fields.length; at++) {
      const known = this.#values[at];
      if (!known) continue;
      const value = (fields[at] as Field).path.read(env);
      if (known.value === value) continue;
      this.#values[at] = new FieldValue(value);
      isChanged = true;
    }
    // A value may have kept back what stands under another one: all are gone through again.
    if (isChanged) this.#collect();
  }

  #collect(): void {
    const { fields } = this.#plan;
    for (let at = 0; at < fields.length; at++)
      // What no rule stands under is read when it is asked for.
      (fields[at] as Field).index?.collect(this.valueOf(at), this, this.#found);
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
    for (const { field, narrowing } of way) if (this.valueOf(field).mayBe(narrowing)) return true;
    return false;
  }

  boundOf(place: number): ReturnType<Beside["boundOf"]> {
    for (const way of this.#plan.others[place] ?? []) {
      const [only] = way;
      if (way.length !== 1 || !only || !("bound" in only.narrowing)) continue;
      const { by: side, bound } = only.narrowing;
      return { field: only.field, side, bound };
    }
    return null;
  }

  valueOf(field: number): FieldValue {
    let value = this.#values[field];
    if (!value) {
      value = new FieldValue((this.#plan.fields[field] as Field).path.read(this.#env));
      this.#values[field] = value;
    }
    return value;
  }
}

/** The first of the cheapest; undefined: there is none. */
function cheapest(ways: readonly Way[], costOf: (way: Way) => number): Way | undefined {
  let best = ways[0];
  if (ways.length < 2) return best;
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const cost = costOf(way);
    if (cost >= least) continue;
    best = way;
    least = cost;
  }
  return best;
}

/** How many rules ask a field for each value, beginning and bound. */
class Asked {
  readonly value = new Map<string, number>();
  readonly prefix = new Map<string, number>();
  at_least = 0;
  at_most = 0;

  add(narrowing: Narrowing): void {
    if ("bound" in narrowing) this[narrowing.by]++;
    else for (const key of narrowing.keys) this[narrowing.by].set(key, (this[narrowing.by].get(key) ?? 0) + 1);
  }

  /** How many rules it finds, about. */
  cost(narrowing: Narrowing): number {
    // Half of the bounds on a field hold, as long as nothing more is known.
    if ("bound" in narrowing) return 1 + this[narrowing.by] / 2;
    let cost = 0;
    for (const key of narrowing.keys) cost += this[narrowing.by].get(key) ?? 0;
    return cost;
  }
}

/** How many of these rules a way finds, about. */
function costsAmong(rules: readonly { ways: readonly Way[] }[]): (way: Way) => number {
  const asked = new Map<CompiledPath, Asked>();
  for (const { ways } of rules)
    for (const way of ways)
      for (const { path, narrowing } of way) {
        let ofPath = asked.get(path);
        if (!ofPath) {
          ofPath = new Asked();
          asked.set(path, ofPath);
        }
        ofPath.add(narrowing);
      }
  return (way) => {
    let cost = 0;
    for (const { path, narrowing } of way) cost += asked.get(path)?.cost(narrowing) ?? 0;
    return cost;
  };
}
