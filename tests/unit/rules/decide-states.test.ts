import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { Facts } from "#app/rules/facts.ts";
import type { Condition, RuleDocument } from "#app/rules/rule-document.ts";
import type { EventName, Trigger } from "#app/rules/trigger.ts";
import { confirmed } from "#tests/support/factories/confirmed.ts";
import { aCheck, anAddress, aRule, NOW, orderFacts } from "#tests/support/factories/facts.ts";

const has = (tag: string): Condition => ({ field: "order.tags", op: "contains", value: tag });
const lacks = (tag: string): Condition => ({ none: [has(tag)] });
const ALWAYS: Condition = { field: "order.test", op: "is_false" };
const NEVER: Condition = { field: "order.test", op: "is_true" };

function tagging(ruleId: string, when: Condition, tags: string[], overrides: Partial<RuleDocument> = {}): RuleInForce {
  const then = [{ do: "add_tags", id: "tag", acts: "state", tags }];
  return aRule({ id: ruleId, name: ruleId, on: ["order.created"], when, then, ...overrides });
}
const run = (facts: Facts, rules: RuleInForce[]) => decide(facts, rules, { now: NOW });
const tagsWritten = ({ effects }: Decision, kind: "add_tags" | "remove_tags") =>
  effects.flatMap(({ body }) => (body.kind === kind ? body.tags : []));
const outcomes = ({ findings }: Decision) =>
  Object.fromEntries(findings.map(({ ruleId, outcome }) => [ruleId, outcome]));
/** Decides, confirms, and returns the facts of the next look. */
const settle = (facts: Facts, rules: RuleInForce[]) => confirmed(facts, run(facts, rules));

describe("target states", () => {
  const differing = orderFacts({ billing_address: anAddress({ city: "London" }) });
  const flagged = settle(differing, [aCheck("address-mismatch")]);

  it("go when the rule is switched off", () => {
    const { effects, desired } = run(flagged, []);

    expect(effects.map(({ body, acts }) => [body.kind, acts])).toEqual([
      ["remove_tags", "state"],
      ["release_hold", "state"],
    ]);
    expect(desired.map(({ on }) => on)).toEqual([false, false]);
    expect(run(confirmed(flagged, run(flagged, [])), []).effects).toEqual([]);
  });

  it("go when the rule does not do this any more", () => {
    const { effects, desired } = run(flagged, [aCheck("address-mismatch", { hold: false }, 2)]);

    expect(effects).toMatchObject([{ actionId: "hold", ruleVersion: 2, body: { kind: "release_hold" } }]);
    expect(desired.map(({ actionId, on }) => [actionId, on])).toEqual([
      ["tag:address-mismatch", true],
      ["hold", false],
    ]);
  });

  it("of a rule whose template fails, and which could change by time, stop no other rule", () => {
    const failing: Condition = { template: "{{ order.total_price | divided_by: 0 }}", op: "is", value: "x" };
    const recent: Condition = { field: "order.created_at", op: "within_last", value: "2 days" };
    const decision = run(orderFacts(), [
      tagging("broken", { all: [recent, failing] }, ["x"]),
      tagging("sound", ALWAYS, ["y"]),
    ]);

    expect(outcomes(decision)).toEqual({ broken: "failed", sound: "matched" });
    expect(tagsWritten(decision, "add_tags")).toEqual(["y"]);
  });

  it("follow a tag that is renamed there and back, as often as it is", () => {
    let facts = flagged;
    for (const tag of ["check-address", "address-mismatch", "check-address"]) {
      const before = facts.order?.tags;
      facts = settle(facts, [aCheck("address-mismatch", { tag })]);
      expect(before).not.toEqual([tag]);
      expect(facts.order?.tags).toEqual([tag]);
    }
  });

  it("stay when the rule says to leave them and does other things now", () => {
    const leaving = (tags: string[]) => tagging("a", ALWAYS, tags, { otherwise: "leave" });
    const facts = settle(orderFacts(), [leaving(["x"])]);

    expect(tagsWritten(run(facts, [leaving(["y"])]), "remove_tags")).toEqual([]);
  });

  it("do not count a tag that differs in case as another", () => {
    const facts = settle(orderFacts(), [tagging("a", ALWAYS, ["Gift"])]);

    expect(facts.order?.tags).toEqual(["Gift"]);
    expect(tagsWritten(run(facts, [tagging("a", ALWAYS, ["gift"])]), "remove_tags")).toEqual([]);
    expect(tagsWritten(run(orderFacts({ tags: ["GIFT"] }), [tagging("a", ALWAYS, ["gift"])]), "add_tags")).toEqual([]);
  });

  it("are shared: a tag goes when the last rule that wants it does", () => {
    const rules = (a: Condition, b: Condition) => [tagging("a", a, ["x"]), tagging("b", b, ["x"])];
    const both = settle(orderFacts(), rules(ALWAYS, ALWAYS));
    const one = settle(both, rules(NEVER, ALWAYS));
    const none = settle(one, rules(NEVER, NEVER));

    expect([both, one, none].map(({ order }) => order?.tags)).toEqual([["x"], ["x"], []]);
  });

  it("do not see themselves: “lacks x, so add x” stays", () => {
    const rules = [tagging("a", lacks("x"), ["x"])];
    const facts = settle(orderFacts(), rules);

    expect(facts.order?.tags).toEqual(["x"]);
    expect(run(facts, rules).effects).toEqual([]);
    expect(outcomes(run(facts, rules))).toEqual({ a: "matched" });
  });

  it("go in a chain when its first link does", () => {
    const rules = (first: Condition) => [tagging("a", first, ["x"]), tagging("b", has("x"), ["y"])];
    const facts = settle(orderFacts(), rules(ALWAYS));

    expect(facts.order?.tags).toEqual(["x", "y"]);
    expect(tagsWritten(run(facts, rules(NEVER)), "remove_tags").sort()).toEqual(["x", "y"]);
  });

  it("go by the order of rules that exclude each other", () => {
    const [first, second] = [tagging("first", lacks("b"), ["a"]), tagging("second", lacks("a"), ["b"])];

    expect(settle(orderFacts(), [first, second]).order?.tags).toEqual(["a"]);
    expect(settle(orderFacts(), [{ ...first, position: 1 }, second]).order?.tags).toEqual(["b"]);
  });

  it("end, and always alike, where rules contradict each other without end", () => {
    const circle = [tagging("one", has("a"), ["b"]), tagging("two", lacks("b"), ["a"])];
    const facts = settle(orderFacts(), circle);

    expect(facts.order?.tags).toEqual(["b"]);
    expect(run(facts, circle).effects).toEqual([]);
    const detour = settle(settle(orderFacts(), [tagging("three", lacks("a"), ["b"])]), circle);
    expect(detour.order?.tags).toEqual(facts.order?.tags);
  });

  it("are left alone where a person took one back, for as long as the facts stay the same", () => {
    const rules = [tagging("a", { any: [has("gift"), has("sale")] }, ["x"])];
    const facts = settle(orderFacts({ tags: ["gift"] }), rules);
    const taken = { ...facts, order: facts.order && { ...facts.order, tags: ["gift"] } };
    const decision = run(taken, rules);

    expect(decision.waivers).toMatchObject([{ ruleId: "a/tag:x", note: "The tag was removed in the store." }]);
    expect(tagsWritten(decision, "add_tags")).toEqual([]);
    const after = confirmed(taken, decision);
    expect(run(after, rules)).toMatchObject({ effects: [], waivers: [] });
  });

  const tag = fc.constantFrom("a", "b", "c", "d");
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    tag.map(has),
    tag.map(lacks),
    fc.tuple(tag, tag).map(([x, y]) => ({ any: [has(x), lacks(y)] })),
    fc.tuple(tag, tag).map(([x, y]) => ({ all: [lacks(x), has(y)] })),
    fc.constantFrom(ALWAYS, NEVER),
  );
  const someRules = fc
    .array(fc.tuple(condition, fc.uniqueArray(tag, { minLength: 1, maxLength: 2 })), { maxLength: 4 })
    .map((rules) => rules.map(([when, tags], at) => tagging(`rule-${at}`, when, tags)));

  it("are reached in one step, whatever the rules say of each other's tags, and then nothing is left to do", () => {
    fc.assert(
      fc.property(someRules, fc.uniqueArray(tag), (rules, tags) => {
        const facts = orderFacts({ tags: tags.sort() });
        const first = run(facts, rules);
        const after = run(confirmed(facts, first), rules);
        expect(after.effects).toEqual([]);
        expect(outcomes(after)).toEqual(outcomes(first));
      }),
      { numRuns: 150 },
    );
  });

  it("leave no trace of rules that were there in between", () => {
    fc.assert(
      fc.property(someRules, someRules, fc.uniqueArray(tag), (rules, between, tags) => {
        const facts = orderFacts({ tags: tags.sort() });
        const straight = settle(facts, rules);
        const detour = settle(settle(facts, between), rules);
        expect(detour.order?.tags).toEqual(straight.order?.tags);
        expect(settle(straight, []).order?.tags).toEqual(facts.order?.tags);
      }),
      { numRuns: 150 },
    );
  });
});

describe("rules after one that stops", () => {
  it("are not looked at while it is true, and what they did goes", () => {
    const rules = (stop: boolean) => [
      { ...tagging("first", ALWAYS, ["x"], { stop }), position: 1 },
      { ...tagging("second", ALWAYS, ["y"]), position: 2 },
    ];
    const facts = settle(orderFacts(), rules(false));
    const decision = run(facts, rules(true).reverse());

    expect(outcomes(decision)).toEqual({ first: "matched", second: "skipped" });
    expect(decision.findings[1]?.reason).toBe("“first” was true, and says that no later rule runs.");
    expect(tagsWritten(decision, "remove_tags")).toEqual(["y"]);
  });
});

describe("actions that act for each child", () => {
  const mail = (on: EventName[]) =>
    tagging("mail", ALWAYS, [], {
      on,
      then: [{ do: "send_email", id: "mail", acts: "each", to: ["team@example.com"], subject: "s", text: "t" }],
    });
  const triggers: Trigger[] = [
    { on: "refund.created", of: "81" },
    { on: "refund.created", of: "82" },
    { on: "fulfillment_order.released", of: "61" },
  ];

  it("act once for each of the triggers that the rule names", () => {
    const facts = orderFacts({}, { triggers });
    const first = run(facts, [mail(["refund.created"])]);

    expect(first.effects.map(({ occasion }) => occasion)).toEqual(["81", "82"]);
    expect(run({ ...confirmed(facts, first), triggers }, [mail(["refund.created"])]).effects).toEqual([]);
  });

  it("do not act for a look that the settings or the clock asked for", () => {
    for (const on of ["settings", "timer"] as const)
      expect(run(orderFacts({}, { triggers: [{ on }] }), [mail(["refund.created"])]).effects).toEqual([]);
  });
});
