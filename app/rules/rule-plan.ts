// Pure. Of the rules that a look concerns those whose condition may be anything but false, found by the values of the facts: each
// rule stands under the rarest of the values without which it is false, and a look reads each of the fields once.
import { BitSet } from "#app/lib/bit-set.ts";
import { asksACheck } from "#app/rules/assessor.ts";
import type { CompiledRule } from "#app/rules/compile-rule.ts";
import type { Env } from "#app/rules/env.ts";
import type { Narrowing } from "#app/rules/narrowing.ts";
import { type Way, waysToFind } from "#app/rules/narrowings-of.ts";
import type { CompiledPath } from "#app/rules/path.ts";
import type { RuleDocument } from "#app/rules/rule-document.ts";
import { SUBJECTS, scopeOf } from "#app/rules/scope.ts";
import { ValueIndex } from "#app/rules/value-index.ts";

/**
 * Whether a rule that is false leaves no trace: nothing is done, waited for, said or asked because of that. Of a rule about the
 * children of the lane's record there are many answers, so none of these; that a check found nothing is an answer too.
 */
export function isSilentWhenFalse({ document, subject, hasStates, changesByTime }: CompiledRule): boolean {
  return (
    document.when !== undefined &&
    document.else === undefined &&
    document.skip.length === 0 &&
    SUBJECTS[subject].list === null &&
    !asksACheck(document.when) &&
    !(hasStates && changesByTime) &&
    !document.on.some((trigger) => typeof trigger === "object" && "after" in trigger)
  );
}

/** Its condition looks at nothing that another rule sees otherwise: names and tables of its own, the event that set it off. */
function seesWhatAllSee({ when, let: names, tables }: RuleDocument): boolean {
  return names === undefined && tables === undefined && !JSON.stringify(when).includes("event");
}

interface Field {
  path: CompiledPath;
  index: ValueIndex;
}

export class RulePlan {
  /** Of the rules among all, in their order. */
  readonly places: readonly number[];
  readonly fields: readonly Field[];
  readonly #size: number;
  /** Those that no value finds. */
  readonly #unfound: BitSet;
  /** Those that can be tried over what all rules see alike: false, they leave no trace. */
  readonly quick: BitSet;

  constructor(rules: readonly CompiledRule[], places: Iterable<number>) {
    this.places = [...places].sort((a, b) => a - b);
    this.#size = rules.length;
    this.#unfound = new BitSet(rules.length);
    this.quick = new BitSet(rules.length);
    const wayOf = rarest(
      this.places.map((place) => {
        const rule = rules[place] as CompiledRule;
        if (!isSilentWhenFalse(rule)) return { place, ways: [] };
        if (seesWhatAllSee(rule.document)) this.quick.add(place);
        return { place, ways: waysToFind(rule.document, scopeOf(rule.subject)) };
      }),
    );
    const entries = new Map<CompiledPath, { rule: number; narrowing: Narrowing }[]>();
    for (const [place, way] of wayOf) {
      if (!way) this.#unfound.add(place);
      for (const { path, narrowing } of way ?? []) {
        const known = entries.get(path);
        if (known) known.push({ rule: place, narrowing });
        else entries.set(path, [{ rule: place, narrowing }]);
      }
    }
    this.fields = [...entries].map(([path, ofPath]) => ({ path, index: new ValueIndex(ofPath) }));
  }

  /** The rules to look at, by their places. @param besides places that are looked at whatever the values are. */
  sift(env: Env, besides: Iterable<number>): Sifted {
    const found = new BitSet(this.#size);
    found.addAll(this.#unfound);
    for (const place of besides) found.add(place);
    return new Sifted(this.fields, found, env);
  }
}

/** The rules found so far: when a value changes under way, those that the new one finds come besides. */
export class Sifted {
  readonly #fields: readonly Field[];
  readonly #found: BitSet;
  readonly #values: unknown[];

  constructor(fields: readonly Field[], found: BitSet, env: Env) {
    this.#fields = fields;
    this.#found = found;
    this.#values = new Array(fields.length);
    this.again(env);
  }

  again(env: Env): void {
    for (let at = 0; at < this.#fields.length; at++) {
      const { path, index } = this.#fields[at] as Field;
      const value = path.read(env);
      if (value === this.#values[at] && value !== undefined) continue;
      this.#values[at] = value;
      index.collect(value, this.#found);
    }
  }

  /** The next place from `at` on; -1: there is none. */
  next(at: number): number {
    return this.#found.next(at);
  }
}

/** Of each rule the way that finds the fewest rules beside it; null: it has none. */
function rarest(rules: readonly { place: number; ways: readonly Way[] }[]): [number, Way | null][] {
  const counts = new Map<CompiledPath, Map<string, number>>();
  const count = (path: CompiledPath): Map<string, number> => {
    let known = counts.get(path);
    if (!known) {
      known = new Map();
      counts.set(path, known);
    }
    return known;
  };
  for (const { ways } of rules)
    for (const way of ways)
      for (const { path, narrowing } of way)
        for (const key of keysOf(narrowing)) count(path).set(key, (count(path).get(key) ?? 0) + 1);
  // Half of the bounds on a field hold, as long as nothing more is known.
  const costOf = (way: Way): number =>
    way.reduce(
      (sum, { path, narrowing }) =>
        sum +
        keysOf(narrowing).reduce(
          (found, key) =>
            found + ("bound" in narrowing ? 1 + (count(path).get(key) ?? 0) / 2 : (count(path).get(key) ?? 0)),
          0,
        ),
      0,
    );
  return rules.map(({ place, ways }) => {
    if (ways.length < 2) return [place, ways[0] ?? null];
    const costs = ways.map(costOf);
    return [place, ways[costs.indexOf(Math.min(...costs))] ?? null];
  });
}

function keysOf(narrowing: Narrowing): readonly string[] {
  switch (narrowing.by) {
    case "value":
      return narrowing.keys;
    case "prefix":
      return narrowing.keys.map((key) => `${key}…`);
    default:
      return [narrowing.by];
  }
}
