// Rules on one order: every rule looked at, matches compared between engines before anything is timed.

import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { measure } from "#bench/measure.ts";
import { Engine, LogicEngine } from "#bench/peers/engines.mjs";
import type { BenchResult, Figure } from "#bench/result.ts";

const NOW = "2026-11-24T12:00:00Z";
const TAGS = ["t3", "t50", "t51", "gift"];
const TOTAL = "120.00";

const threshold = (at: number) => 50 + (at % 5) * 40;

function facts(): Facts {
  const address = { address1: "1 Test Street", city: "Leeds", zip: "LS1 4AP", country_code: "GB" };
  return FactsSchema.parse({
    shop: { domain: "bench.myshopify.com", currency: "GBP", timezone: "UTC", installation: 1 },
    lane: { kind: "order", key: "1" },
    triggers: [{ on: "order.created" }],
    order: {
      id: "1",
      name: "#1",
      created_at: NOW,
      updated_at: NOW,
      source_name: "web",
      currency: "GBP",
      total_price: TOTAL,
      current_total_price: TOTAL,
      total_received: TOTAL,
      financial_status: "paid",
      tags: TAGS,
      customer_id: "2",
      shipping_address: address,
      billing_address: address,
      line_items: Array.from({ length: 10 }, (_, at) => ({ id: String(at), sku: "MUG", title: "Mug", price: "12.00" })),
    },
    before: null,
  });
}

const ourRules = (count: number): RuleInForce[] =>
  Array.from({ length: count }, (_, at) => ({
    ruleId: `r${at}`,
    version: 1,
    position: at,
    document: RuleShapeSchema.parse({
      id: `r${at}`,
      name: `Rule ${at}`,
      on: ["order.created"],
      when: {
        all: [
          { field: "order.tags", op: "contains", value: `t${at}` },
          { field: "order.total_price", op: "more_than", value: `${threshold(at)}.00` },
        ],
      },
      then: [{ do: "add_tags", id: "tag", acts: "state", tags: ["seen"] }],
    }),
  }));

export default async function rules({ quick }: { quick: boolean }): Promise<BenchResult> {
  const sizes = quick ? [10, 100] : [10, 100, 1_000];
  const table = [["rules", "contender", "µs per order", "spread", "÷ ours"]];
  const figures: Figure[] = [];
  for (const size of sizes) {
    const order = facts();
    const plain = { tags: TAGS, total: Number(TOTAL) };
    const mine = ourRules(size);
    const ours = () => decide(order, mine, { now: NOW });
    const bare = () => decide(order, mine, { now: NOW, explainSetOff: false });

    const logic = new LogicEngine();
    const built = Array.from({ length: size }, (_, at) =>
      logic.build({ and: [{ in: [`t${at}`, { var: "tags" }] }, { ">": [{ var: "total" }, threshold(at)] }] }),
    );
    const engine = new Engine();
    for (let at = 0; at < size; at++)
      engine.addRule({
        conditions: {
          all: [
            { fact: "tags", operator: "contains", value: `t${at}` },
            { fact: "total", operator: "greaterThan", value: threshold(at) },
          ],
        },
        event: { type: String(at) },
      });

    const matched = {
      ours: ours().findings.flatMap(({ outcome, ruleId }) => (outcome === "matched" ? [ruleId.slice(1)] : [])),
      logic: built.flatMap((rule, at) => (rule(plain) ? [String(at)] : [])),
      engine: (await engine.run(plain)).events.map(({ type }) => type),
    };
    const sets = Object.values(matched).map((ids) =>
      ids
        .map(Number)
        .sort((a, b) => a - b)
        .join(),
    );
    if (new Set(sets).size !== 1) throw new Error(`engines disagree on ${size} rules: ${JSON.stringify(matched)}`);

    const times = Math.max(3, Math.floor((quick ? 500 : 4_000) / size));
    const readings = await measure(
      [
        { name: "Switchyard, explained", operations: times, run: () => repeat(times, ours) },
        { name: "Switchyard, matches explained", operations: times, run: () => repeat(times, bare) },
        {
          name: "json-logic-engine (built)",
          operations: times,
          run: () => repeat(times, () => built.map((rule) => rule(plain))),
        },
        {
          name: "json-rules-engine",
          operations: Math.max(1, Math.floor(times / 10)),
          run: async () => {
            for (let i = 0; i < Math.max(1, Math.floor(times / 10)); i++) await engine.run(plain);
          },
        },
      ],
      quick ? 3 : 7,
    );
    const [own] = readings;
    for (const { name, microseconds, spread } of readings)
      table.push([
        String(size),
        name,
        microseconds.toFixed(1),
        spread.map((edge) => edge.toFixed(2)).join("–"),
        (microseconds / (own?.microseconds ?? 1)).toFixed(2),
      ]);
    const ratio =
      (readings.find(({ name }) => name === "json-rules-engine")?.microseconds ?? 0) / (own?.microseconds ?? 1);
    figures.push({
      bench: "rules",
      figure: `json-rules-engine ÷ ours at ${size} rules`,
      kind: "info",
      goal: "faster than json-rules-engine, with every condition explained",
      value: ratio,
      spread: [ratio, ratio],
      met: ratio > 1,
    });
  }
  return {
    name: "rules",
    about:
      "One order with 10 lines and 4 tags; each rule asks for a tag and for a total. Every engine looks at every rule; ours also builds the whole explanation, effects, target states and digest, the peers only the matches. Match sets are compared before timing.",
    figures,
    table,
  };
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}
