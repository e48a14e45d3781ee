import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "#app/lib/canonical-json.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import { FactsSchema } from "#app/rules/facts.ts";
import type { Condition, RuleDocument } from "#app/rules/rule-document.ts";
import { confirmed } from "#tests/support/factories/confirmed.ts";
import { aCheck, anAddress, aRule, NOW, orderFacts } from "#tests/support/factories/facts.ts";

const rule = (id: string, when: Condition, tags: string[], overrides: Partial<RuleDocument> = {}): RuleInForce => {
  const then = [{ do: "add_tags", id: "tag", acts: "state", tags }];
  return aRule({ id, name: id, on: ["order.created"], when, then, ...overrides }, 1, 5);
};
const tagged = (tag: string): Condition => ({ field: "order.tags", op: "contains", value: tag });
const fromWeb: Condition = { field: "order.source_name", op: "is", value: "web" };
const run = (facts: Facts, rules: RuleInForce[]) => decide(facts, rules, { now: NOW });
const outcomes = (decision: Decision) =>
  Object.fromEntries(decision.findings.map(({ ruleId, outcome }) => [ruleId, outcome]));

const anyOrder = fc
  .record({
    differs: fc.boolean(),
    delivery: fc.constantFrom("shipping", "pickup", "none"),
    test: fc.boolean(),
    source: fc.constantFrom("web", "pos", null),
    tags: fc.uniqueArray(fc.constantFrom("address-mismatch", "gift", "x", "y"), { maxLength: 3 }),
    status: fc.constantFrom("unfulfilled", "partial", "fulfilled"),
  })
  .map(({ differs, delivery, test, source, tags, status }) =>
    orderFacts({
      billing_address: differs ? anAddress({ city: "London" }) : anAddress(),
      delivery: delivery as "shipping",
      test,
      source_name: source,
      tags: tags.sort(),
      fulfillment_status: status,
    }),
  );
const RULES = [
  aCheck("address-mismatch"),
  rule("gift", tagged("gift"), ["x"]),
  rule("chain", tagged("x"), ["y"]),
  rule("web", fromWeb, ["from-web"]),
];

describe("decide", () => {
  it("decides the same for the same facts, bit for bit, also after JSON", () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const first = run(facts, RULES);
        const again = run(FactsSchema.parse(JSON.parse(JSON.stringify(facts))), JSON.parse(JSON.stringify(RULES)));
        expect(again).toEqual(first);
      }),
    );
  });

  it("asks a condition that several rules have anew where one of them sees something else", () => {
    const rules = [
      rule("before", tagged("x"), ["a"]),
      rule("own", { none: [tagged("x")] }, ["x"]),
      rule("after", tagged("x"), ["b"]),
    ];
    // Its own tag no rule sees: “own” holds on.
    expect(outcomes(run(orderFacts({ tags: [] }), rules))).toEqual({
      before: "matched",
      own: "matched",
      after: "matched",
    });
    expect(outcomes(run(orderFacts({ tags: ["x"] }), rules))).toMatchObject({ own: "not_matched", after: "matched" });
    expect(outcomes(run(orderFacts({ tags: [] }), rules.slice(0, 1)))).toEqual({ before: "not_matched" });
  });

  it("decides and prints the same whether or not anybody wants explanations", () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const explained = decide(facts, RULES, { now: NOW, explainAll: true });
        expect(explained.effects).toEqual(run(facts, RULES).effects);
        expect(explained.digest).toBe(run(facts, RULES).digest);
      }),
    );
  });

  it("does not depend on the order in which rules are handed in", () => {
    fc.assert(
      fc.property(anyOrder, fc.shuffledSubarray(RULES, { minLength: RULES.length }), (facts, shuffled) => {
        expect(run(facts, shuffled).digest).toBe(run(facts, RULES).digest);
      }),
    );
  });

  it("has nothing left to do once its effects are confirmed, and says the same", () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const first = run(facts, RULES);
        const after = run(confirmed(facts, first), RULES);
        expect(after.effects).toEqual([]);
        expect(outcomes(after)).toEqual(outcomes(first));
      }),
    );
  });

  it("has a finding with a reason for every rule, and every effect once", () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const { findings, effects } = decide(facts, RULES, { now: NOW, explainAll: true });
        expect(findings.map(({ ruleId }) => ruleId).sort()).toEqual(RULES.map(({ ruleId }) => ruleId).sort());
        expect(findings.every(({ reason }) => reason.length > 3)).toBe(true);
        const keys = effects.map((effect) =>
          digestOf([effect.ruleId, effect.actionId, effect.target, effect.occasion]),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("lets one rule see what another one tags, in the same decision", () => {
    const rules = [rule("b", tagged("one"), ["two"]), rule("a", fromWeb, ["one"]), rule("c", tagged("two"), ["three"])];
    const decision = run(orderFacts(), rules);

    expect(outcomes(decision)).toEqual({ a: "matched", b: "matched", c: "matched" });
    expect(decision.effects.flatMap(({ body }) => ("tags" in body ? body.tags : [])).sort()).toEqual([
      "one",
      "three",
      "two",
    ]);
  });

  it("ends when two rules chase each other", () => {
    const rules = [rule("a", { none: [tagged("one")] }, ["one"])];

    expect(() => run(orderFacts(), rules)).not.toThrow();
  });

  it.each([
    ["all", ["true", "false"], "not_matched"],
    ["all", ["true", "true"], "matched"],
    ["any", ["true", "false"], "matched"],
    ["any", ["false", "false"], "not_matched"],
    ["none", ["false", "false"], "matched"],
    ["none", ["false", "true"], "not_matched"],
  ] as const)("joins %s of %j", (group, parts, outcome) => {
    const conditions = parts.map(
      (part): Condition => ({ field: "order.source_name", op: part === "true" ? "is" : "is_not", value: "web" }),
    );
    const decision = run(orderFacts(), [rule("a", { [group]: conditions } as Condition, ["x"])]);

    expect(decision.findings[0]?.outcome).toBe(outcome);
    expect(decision.findings[0]?.explanation?.parts).toHaveLength(parts.length);
  });

  it("leaves what it did in place when the rule says so", () => {
    const leaving = rule("a", { field: "order.source_name", op: "is", value: "pos" }, ["x"], { otherwise: "leave" });
    const facts = orderFacts(
      { tags: ["x"] },
      {
        owned: [
          {
            ruleId: "a",
            actionId: "tag",
            target: "gid://shopify/Order/5000000000001",
            on: true,
            digest: "d",
            wrote: { tags: ["x"] },
          },
        ],
      },
    );

    expect(run(facts, [leaving]).effects.filter(({ body }) => body.kind === "remove_tags")).toEqual([]);
  });

  it("ignores rules about other subjects", () => {
    expect(run(orderFacts(), [aCheck("vip-check")]).findings).toEqual([]);
  });
});

describe("calls", () => {
  const call = (of: string, count: number) => ({ on: "http" as const, rule: "called", of, body: { count } });
  const called = aRule(
    {
      ...{ id: "called", name: "called", on: ["http", "order.updated"] },
      when: { field: "event.body.count", op: "more_than", value: 1 },
      then: [{ do: "send_chat", channel: "c", text: "{{ event.body.count }}" }],
    },
    1,
    5,
  );
  const notes = (triggers: Facts["triggers"]) =>
    run({ ...orderFacts({}), triggers }, [called]).effects.map(({ body, occasion }) => [
      (body as { text?: string }).text,
      occasion,
    ]);

  it("are a run each, true or not by what each carries, and once for each call", () => {
    expect(notes([call("a", 2), call("b", 1), call("c", 3)])).toEqual([
      ["2", "a"],
      ["3", "c"],
    ]);
  });

  it("are told what was found, also where a live decision lists nothing of what is not true", () => {
    const facts = { ...orderFacts({}), triggers: [call("a", 1)] };
    expect(decide(facts, [called], { now: NOW, findings: "telling" }).findings).toMatchObject([
      { outcome: "not_matched", reason: expect.stringContaining("1") },
    ]);
  });

  it("do not get lost among other events that set the same rule off", () => {
    expect(notes([{ on: "order.updated" }, call("a", 2)])).toEqual([["2", "a"]]);
  });
});
