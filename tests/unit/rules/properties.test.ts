// What holds for every rule on every order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf } from "#app/lib/canonical-json.ts";
import { checkDocument } from "#app/rules/check-document.ts";
import type { RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import { type Facts, FactsSchema, type OwnedState } from "#app/rules/facts.ts";
import { projectEffect } from "#app/rules/project-effect.ts";
import { NOW } from "#tests/unit/rules/support.ts";

function inForce(id: string, parts: Record<string, unknown>): RuleInForce {
  const checked = checkDocument({ id, on: ["order.created", "order.updated"], ...parts });
  if (checked.outcome === "refused") throw new Error(JSON.stringify(checked.complaints));
  return { ruleId: id, version: 1, position: checked.document.order ?? 0, document: checked.document };
}
const facts = (order: Record<string, unknown>, triggers: Facts["triggers"] = [{ on: "order.created" }]): Facts =>
  FactsSchema.parse({
    shop: { installation: 1, timezone: "Europe/London" },
    lane: { kind: "order", key: "1" },
    triggers,
    order: { id: "1", created_at: NOW, updated_at: NOW, ...order },
    before: null,
  }) as Facts;

const tag = fc.constantFrom("a", "b", "c", "d");
const leaf = fc.oneof(
  tag.map((value) => ({ field: "order.tags", op: "has", value })),
  tag.map((value) => ({ field: "order.tags", op: "lacks", value })),
  fc.nat(5).map((value) => ({ field: "order.total_price", op: "more_than", value })),
  fc.constant({ field: "order.risk.level", op: "is", value: "high" }),
  fc.nat(3).map((value) => ({ sum: "order.line_items.quantity", op: "at_least", value })),
);
const condition = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
  ),
})).node;
const step = fc.oneof(
  fc
    .tuple(tag, fc.constantFrom("state", "each", "once", "crossing"))
    .map(([name, acts]) => ({ do: "add_tags", tags: [name], acts })),
  tag.map((name) => ({ do: "append_note", text: `note ${name}` })),
  tag.map((name) => ({
    for_each: "order.line_items",
    then: [{ do: "send_chat", channel: name, text: "{{ line_item.sku }}" }],
  })),
  fc.tuple(leaf, tag).map(([guard, name]) => ({ if: guard, then: [{ do: "add_tags", tags: [name] }] })),
  tag.map((name) => ({ do: "remember", name, add: 1 })),
);
const someRules = fc
  .array(fc.tuple(condition, fc.array(step, { minLength: 1, maxLength: 3 }), fc.nat(3)), { minLength: 1, maxLength: 5 })
  .map((rules) => rules.map(([when, then, order], at) => inForce(`rule-${at}`, { when, then, order })));
const anOrder = fc.record({
  tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
  total_price: fc.nat(8).map((amount) => `${amount}.00`),
  note: fc.option(fc.constant("hello")),
  line_items: fc
    .array(fc.record({ sku: tag, quantity: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 })
    .map((lines) => lines.map((line, at) => ({ id: String(at), ...line }))),
  risk: fc.constantFrom(undefined, { level: "high", recommendation: null, assessments: [] }),
});
const run = (given: Facts, rules: RuleInForce[]) => decide(given, rules, { now: NOW });

/** The store and our books once everything decided was confirmed; then a further look at the same. */
function confirmed(given: Facts, { effects, findings }: ReturnType<typeof decide>): Facts {
  const owned = new Map<string, OwnedState>(
    given.owned.map((one) => [`${one.ruleId}/${one.actionId}/${one.target}`, one]),
  );
  let order = given.order as never;
  const done = [...given.done];
  for (const { ruleId, actionId, target, acts, occasion, body } of effects) {
    if (target === "gid://shopify/Order/1") order = projectEffect(order, body);
    if (acts !== "state") done.push(`${ruleId}/${actionId}/${target}/${occasion}`);
    else {
      const [on, digest = ""] = occasion.split(":");
      owned.set(`${ruleId}/${actionId}/${target}`, {
        ruleId,
        actionId,
        target,
        on: on === "on",
        digest,
        wrote: { ...body },
      });
    }
  }
  const matched = findings
    .filter(({ outcome }) => outcome === "matched")
    .map(({ ruleId, target }) => `${ruleId}/${target}`);
  return { ...given, order, owned: [...owned.values()], done, matched, before: order, triggers: [] };
}

// Each runs a hundred stores with rules of their own.
describe("for every rule on every order", { timeout: 30_000 }, () => {
  test("the same facts give the same decision, also after JSON", () => {
    fc.assert(
      fc.property(anOrder, someRules, (order, rules) => {
        const given = facts(order);
        const again = run(
          FactsSchema.parse(JSON.parse(JSON.stringify(given))) as Facts,
          JSON.parse(JSON.stringify(rules)),
        );
        expect(again).toEqual(run(given, rules));
      }),
      { numRuns: 200 },
    );
  });

  test("the order in which rules are handed in changes nothing", () => {
    fc.assert(
      fc.property(anOrder, someRules, fc.infiniteStream(fc.nat()), (order, rules, random) => {
        const shuffled = rules
          .map((rule) => ({ rule, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ rule }) => rule);
        expect(run(facts(order), shuffled).digest).toBe(run(facts(order), rules).digest);
      }),
      { numRuns: 200 },
    );
  });

  test("every effect has a key of its own", () => {
    fc.assert(
      fc.property(anOrder, someRules, (order, rules) => {
        const keys = run(facts(order), rules).effects.map(({ ruleId, actionId, target, occasion }) =>
          digestOf([ruleId, actionId, target, occasion]),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 200 },
    );
  });

  test("once everything is confirmed nothing is left to do", () => {
    fc.assert(
      fc.property(anOrder, someRules, (order, rules) => {
        const given = facts(order);
        expect(run(confirmed(given, run(given, rules)), rules).effects).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("what acts once has acted once, however often it is looked at", () => {
    const once = [inForce("once", { then: [{ do: "send_chat", channel: "c", text: "x" }] })];
    fc.assert(
      fc.property(anOrder, fc.integer({ min: 1, max: 4 }), (order, looks) => {
        let given = facts(order);
        let sent = 0;
        for (let look = 0; look < looks; look++) {
          const decision = run({ ...given, triggers: [{ on: "order.updated" }] }, once);
          sent += decision.effects.length;
          given = confirmed(given, decision);
        }
        expect(sent).toBe(1);
      }),
    );
  });

  test("a document that the checker takes survives JSON, and is taken again", () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        for (const { document } of rules) {
          const again = checkDocument(JSON.parse(JSON.stringify(document)));
          expect(again).toEqual({ outcome: "good", document });
        }
      }),
    );
  });
});
