// Rules on one order: which of them are true, and why. Every engine is given the same rules in its own words, and the sets of
// matches are compared before anything is timed.
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Facts } from "#app/rules/facts.ts";
import { laneEnv } from "#app/rules/rule-env.ts";
import { rulesInForce } from "#app/rules/rules-in-force.ts";
import { TRUE } from "#app/rules/ternary.ts";
import { growthOf } from "#bench/growth-of.ts";
import { measureInMemory, type Reading } from "#bench/measure.ts";
import { Engine, LogicEngine, ZenEngine } from "#bench/peers/engines.mjs";
import { atLeast, atMost, type BenchResult, type Figure, info } from "#bench/result.ts";
import { asRules, factsOf, NOW, type Workload, workload, zenContent } from "#bench/rule-workload.ts";

/** One size of the workload. */
interface Case {
  rules: number;
  lines: number;
  /** Of the rules that are true, 0 to 1. */
  share: number;
}
/** Peers that take milliseconds for a thousand rules are left out beyond. */
const MOST_FOR_PEERS = 1_000;

export default async function rules({ quick }: { quick: boolean }): Promise<BenchResult> {
  const cases: Case[] = [
    ...(quick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000]).map((count) => ({ rules: count, lines: 10, share: 0.01 })),
    ...[1_000].map((count) => ({ rules: count, lines: 10, share: 0.2 })),
    ...(quick ? [] : [1, 500].map((lines) => ({ rules: 1_000, lines, share: 0.01 }))),
  ];
  const table = [["rules", "lines", "true", "contender", "µs per order", "spread", "÷ ours"]];
  const figures: Figure[] = [];
  const seconds: { size: number; microseconds: number }[] = [];
  for (const one of cases) {
    const readings = await readingsOf(one, quick);
    const ours = named(readings, OURS);
    for (const { name, microseconds, spread } of readings)
      table.push([
        ...[String(one.rules), String(one.lines), `${one.share * 100} %`, name, microseconds.toFixed(2)],
        spread.map((edge) => edge.toFixed(2)).join("–"),
        (microseconds / ours.microseconds).toFixed(2),
      ]);
    if (one.share !== 0.01 || one.lines !== 10) continue;
    seconds.push({ size: one.rules, microseconds: ours.microseconds });
    figures.push(...figuresOf(one, readings));
  }
  figures.push(
    atMost("rules", "growth: exponent of µs over rules, 1 % true", "must", 1, growthOf(seconds), "below linear"),
  );
  return {
    name: "rules",
    about:
      "One order with 10 lines (1 and 500 too) and 4 tags; rules of five kinds (a tag and a total, an item's SKU, country and total, postcode area, source), 1 % or 20 % of them true. The peers are handed a plain object and give the rules that are true, and so do we, from the app's own facts. “Explained” adds for each rule that is true every value seen, the sentences and what a waiver holds on to; that of a false rule is worked out when it is asked for. “Decided” is all that the worker does with it: findings, effects, target states, digest. json-logic-engine is built (compiled), zen-engine is a decision table that collects, hand-written closures are the floor of looking at each. All in memory, nothing durable; match sets are compared before timing.",
    figures,
    table,
  };
}

const OURS = "Switchyard";
const EXPLAINED = "Switchyard, explained";
const CLOSURES = "hand-written closures";
const LOGIC = "json-logic-engine (built)";
const ZEN = "zen-engine";
const JSON_RULES = "json-rules-engine";

const named = (readings: readonly Reading[], name: string): Reading => {
  const found = readings.find((one) => one.name === name);
  if (!found) throw new Error(`no reading of ${name}`);
  return found;
};

/** The goals of one size. A ratio's spread is that of the two readings at their worst and best. */
function figuresOf({ rules: count }: Case, readings: readonly Reading[]): Figure[] {
  const [ours, explained, closures] = [OURS, EXPLAINED, CLOSURES].map((name) => named(readings, name)) as [
    Reading,
    Reading,
    Reading,
  ];
  const peers = readings.filter(({ name }) => [LOGIC, ZEN, JSON_RULES].includes(name));
  const at = `${count} rules`;
  const figures = [
    info("rules", `hand-written closures ÷ ours, ${at}`, closures.microseconds / ours.microseconds),
    atMost("rules", `explained ÷ not explained, ${at}`, "reach", 2, explained.microseconds / ours.microseconds),
  ];
  const best = peers.toSorted((a, b) => a.microseconds - b.microseconds)[0];
  const ahead = { 10: 1.5, 100: 2.5, 1000: 20 }[count];
  if (best && ahead !== undefined)
    figures.push(
      atLeast("rules", `best peer (${best.name}) ÷ ours, ${at}`, "reach", ahead, best.microseconds / ours.microseconds),
    );
  if (count !== 1_000) return figures;
  const slowest = named(readings, JSON_RULES);
  const edges = ({ microseconds, spread }: Reading): [number, number] => [
    microseconds * spread[0],
    microseconds * spread[1],
  ];
  return [
    ...figures,
    atLeast("rules", `json-rules-engine ÷ ours, ${at}`, "reach", 1_000, slowest.microseconds / ours.microseconds),
    atMost("rules", `µs per order, ${at}`, "must", 40, ours.microseconds, undefined, edges(ours)),
    atMost("rules", `µs per order, ${at}`, "reach", 12, ours.microseconds, undefined, edges(ours)),
    atMost(
      "rules",
      `µs per order with explanation, ${at}`,
      "must",
      80,
      explained.microseconds,
      undefined,
      edges(explained),
    ),
    atMost(
      "rules",
      `µs per order with explanation, ${at}`,
      "reach",
      25,
      explained.microseconds,
      undefined,
      edges(explained),
    ),
  ];
}

/** What we do: the numbers of the rules that are true, each explained where `explain` says so. */
function ourMatches(facts: Facts, rules: readonly RuleInForce[], explain: boolean): number[] {
  const index = rulesInForce(rules, "order", NOW, "UTC");
  const env = laneEnv(
    { now: NOW, facts, record: facts.order as never, memory: facts.memory, assessed: new Map() },
    null,
  );
  const found = index.planFor(facts.triggers).sift(env, []);
  const matches: number[] = [];
  for (let at = found.next(0); at !== -1; at = found.next(at + 1)) {
    if (found.refutes(at)) continue;
    const when = index.rules[at]?.when;
    if (when?.test(env) !== TRUE) continue;
    if (explain) when.explain(env);
    matches.push(at);
  }
  return matches;
}

async function readingsOf({ rules: count, lines, share }: Case, quick: boolean): Promise<Reading[]> {
  const work = workload(count, lines, share);
  const contenders = contendersOf(work, count);
  const wanted = work.isTrue.join();
  for (const { name, matches } of contenders) {
    const found = (await matches()).toSorted((a, b) => a - b).join();
    if (found !== wanted) throw new Error(`${name} finds other rules true than were written so: ${found}`);
  }
  return measureInMemory(
    contenders.map(({ name, matches }) => ({ name, once: matches })),
    quick,
  );
}

interface Matching {
  name: string;
  matches(): number[] | Promise<number[]>;
}

function contendersOf({ order, written }: Workload, count: number): Matching[] {
  const facts = factsOf(order);
  const inForce = asRules(written);
  const numbers = written.map((_, at) => at);
  const decided = (): number[] => {
    const { findings } = decide(facts, inForce, { now: NOW, findings: "telling" });
    return findings.flatMap(({ outcome, ruleId }) => (outcome === "matched" ? [Number(ruleId.slice(1))] : []));
  };
  const own: Matching[] = [
    { name: OURS, matches: () => ourMatches(facts, inForce, false) },
    { name: EXPLAINED, matches: () => ourMatches(facts, inForce, true) },
    { name: "Switchyard, decided", matches: decided },
    { name: CLOSURES, matches: () => numbers.filter((at) => written[at]?.closure(order)) },
  ];
  return count > MOST_FOR_PEERS ? own : [...own, ...peersOf({ order, written })];
}

function peersOf({ order, written }: Pick<Workload, "order" | "written">): Matching[] {
  const logic = new LogicEngine();
  logic.addMethod("begins", ([text, part]: [string, string]) => text.startsWith(part));
  const built = written.map((rule) => logic.build(rule.logic));
  const zen = new ZenEngine().createDecision(zenContent(written));
  const engine = new Engine();
  engine.addOperator("begins", (text: string, part: string) => text.startsWith(part));
  for (const [at, { conditions }] of written.entries()) engine.addRule({ conditions, event: { type: String(at) } });
  const plain = { ...order };
  return [
    { name: LOGIC, matches: () => built.flatMap((rule, at) => (rule(plain) ? [at] : [])) },
    {
      name: ZEN,

      matches: async () => (await zen.evaluate(plain)).result.map(({ rule }) => Number(rule)),
    },
    {
      name: JSON_RULES,
      matches: async () => (await engine.run(plain)).events.map(({ type }) => Number(type)),
    },
  ];
}
