// What a rule costs before any order comes: from a document that the checks took to rules that are ready, and what they weigh.
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { rulesInForce } from "#app/rules/rules-in-force.ts";
import { growthOf } from "#bench/growth-of.ts";
import { measureInMemory } from "#bench/measure.ts";
import { Engine, LogicEngine, ZenEngine } from "#bench/peers/engines.mjs";
import { atMost, type BenchResult, type Figure, info } from "#bench/result.ts";
import { asRules, NOW, type Written, workload, zenContent } from "#bench/rule-workload.ts";

const ON = [{ on: "order.created" as const }];

/** Copies of the same documents: what was made of one is kept with the object. */
const fresh = (rules: readonly RuleInForce[]): RuleInForce[] =>
  rules.map((rule) => ({ ...rule, document: { ...rule.document } }));

export default async function publish({ quick }: { quick: boolean }): Promise<BenchResult> {
  const table = [["rules", "contender", "µs per rule", "spread"]];
  const figures: Figure[] = [];
  const ready: { size: number; microseconds: number }[] = [];
  for (const count of quick ? [50, 1_000] : [50, 1_000, 10_000]) {
    const { written } = workload(count, 10, 0.01);
    const rules = asRules(written);
    const documents = rules.map(({ document }) => JSON.stringify(document));
    const readings = await measureInMemory(
      [
        ...[
          { name: "made ready", run: () => void rulesInForce(fresh(rules), "order", NOW, "UTC").planFor(ON) },
          {
            name: "every part compiled",
            run: () => {
              for (const rule of fresh(rules)) {
                const { when, then } = compileRule(rule);
                if (!when || !then.length) throw new Error("a rule came out empty");
              }
            },
          },
          {
            name: "parsed from JSON, and checked for its shape",
            run: () => {
              for (const json of documents) RuleShapeSchema.parse(JSON.parse(json));
            },
          },
        ],
        ...peers(written),
      ].map(({ name, run }) => ({ name, once: run })),
      quick,
      count,
    );
    for (const { name, microseconds, spread } of readings)
      table.push([String(count), name, microseconds.toFixed(2), spread.map((edge) => edge.toFixed(2)).join("–")]);
    const [own, whole] = readings;
    if (!own || !whole) throw new Error("nothing was measured");
    ready.push({ size: count, microseconds: own.microseconds * count });
    if (count !== 1_000) continue;
    const milliseconds = (own.microseconds * count) / 1_000;
    const edges: [number, number] = [milliseconds * own.spread[0], milliseconds * own.spread[1]];
    figures.push(
      atMost("publish", "ms until 1000 rules are ready", "must", 5, milliseconds, undefined, edges),
      info("publish", "ms to compile every part of 1000 rules", (whole.microseconds * count) / 1_000),
    );
  }
  const bytes = bytesPerRule(quick ? 2_000 : 10_000);
  figures.push(
    atMost("publish", "growth: exponent of ms over rules", "must", 1.1, growthOf(ready), "linear"),
    ...(bytes === null
      ? []
      : [
          atMost("publish", "bytes a rule, made ready, without its document", "must", 1_024, bytes.ready),
          info("publish", "bytes of its document", bytes.document),
        ]),
  );
  return {
    name: "publish",
    about:
      "Rules as in the bench of rules. “Made ready” is what a store's first order waits for: the rules in their order, by event, and by the values under which they are found; conditions and programs are compiled when a value first reaches them (“every part compiled” does it for all). The peers build what they build before their first evaluation.",
    figures,
    table,
  };
}

function peers(written: readonly Written[]): { name: string; run(): void }[] {
  return [
    {
      name: "json-logic-engine (build)",
      run: () => {
        const logic = new LogicEngine();
        logic.addMethod("begins", ([text, part]: [string, string]) => text.startsWith(part));
        for (const { logic: rule } of written) logic.build(rule);
      },
    },
    { name: "zen-engine (createDecision)", run: () => void new ZenEngine().createDecision(zenContent(written)) },
    {
      name: "json-rules-engine (addRule)",
      run: () => {
        const engine = new Engine();
        for (const [at, { conditions }] of written.entries())
          engine.addRule({ conditions, event: { type: String(at) } });
      },
    },
  ];
}

/** Of so many rules; null: the process was not started with --expose-gc. */
function bytesPerRule(count: number): { ready: number; document: number } | null {
  const { gc } = globalThis;
  if (!gc) return null;
  const heap = () => {
    gc();
    gc();
    return process.memoryUsage().heapUsed;
  };
  const { written } = workload(count, 10, 0.01);
  const empty = heap();
  const rules = asRules(written);
  const parsed = heap();
  const index = rulesInForce(rules, "order", NOW, "UTC");
  const plan = index.planFor(ON);
  const ready = heap();
  if (plan.places.length !== rules.length) throw new Error("not all rules are in the plan");
  return { ready: (ready - parsed) / count, document: (parsed - empty) / count };
}
