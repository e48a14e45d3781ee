// Rules that cannot be true are not looked at where only telling findings are asked for: the decision is the same, to the letter.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDocument } from "#app/rules/check-document.ts";
import { compileRule, type RuleInForce } from "#app/rules/compile-rule.ts";
import { decide } from "#app/rules/decide.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { isTelling } from "#app/rules/is-telling.ts";
import { NOW } from "#tests/unit/rules/support.ts";

const word = fc.constantFrom("a", "b", "Ab", " a ", "abc", "5", "5.0", "05", "", "true");
const amount = fc.constantFrom("0", "4.99", "5", "5.00", "10", "-1", "12345678901234567.25");
const op = (...names: string[]) => fc.constantFrom(...names);
const leaf = fc.oneof(
  fc.record({ field: fc.constant("order.tags"), op: op("has", "lacks", "has_starting", "contains"), value: word }),
  fc.record({
    field: fc.constantFrom("order.tags", "order.line_items.sku"),
    op: op("has_any", "has_all", "has_none"),
    value: fc.array(word, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constantFrom("order.total_price", "order.total_weight"),
    op: op("more_than", "at_least", "less_than", "at_most", "is", "is_not"),
    value: amount,
  }),
  fc.record({
    field: fc.constantFrom(
      "order.note",
      "order.email",
      "order.customer_id",
      "order.shipping_address.city",
      "customer.email",
    ),
    op: op("is", "is_not", "starts_with", "does_not_start_with", "contains"),
    value: word,
    exact: fc.boolean(),
  }),
  fc.record({
    field: fc.constant("order.source_name"),
    op: op("in", "not_in"),
    value: fc.array(word, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ field: fc.constant("order.test"), op: op("is_true", "is_false", "is_empty") }),
  fc.record({ field: fc.constant("order.total_price"), op: fc.constant("between"), value: fc.tuple(amount, amount) }),
  fc.record({ field: fc.constant("order.risk.level"), op: op("is", "is_not"), value: fc.constantFrom("high", "low") }),
  fc.record({ field: fc.constant("event.on"), op: op("is"), value: fc.constantFrom("order.created", "order.paid") }),
  fc.record({ field: fc.constant("memory.order.count"), op: op("at_least"), value: fc.nat(1) }),
  fc.record({
    template: fc.constantFrom("{{ order.note }}", "{{ order.total_price | divided_by: 0 }}"),
    op: op("is"),
    value: word,
  }),
  fc.record({ field: fc.constant("order.note"), op: op("is"), value: fc.constant("{{ order.email }}") }),
  fc.record({
    field: fc.constant("order.created_at"),
    op: op("within_last", "older_than"),
    value: fc.constant("2 days"),
  }),
  fc.record({
    some: fc.constant("order.line_items"),
    where: fc.record({
      field: fc.constantFrom("item.sku", "line_item.title"),
      op: op("is", "is_not", "starts_with"),
      value: word,
    }),
  }),
  fc.record({
    count: fc.constant("order.line_items"),
    where: fc.record({ field: fc.constant("item.sku"), op: op("is"), value: word }),
    op: op("at_least", "more_than", "less_than"),
    value: fc.nat(2),
  }),
  fc.record({
    some: fc.constant("customer.orders"),
    where: fc.record({ field: fc.constant("item.email"), op: op("is"), value: word }),
  }),
);
const condition = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ none: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("node") }),
  ),
})).node;
const step = fc.oneof(
  fc.record({
    do: op("add_tags"),
    tags: fc.constantFrom(["a"], ["b"], ["abc"]),
    acts: op("state", "each", "once", "crossing"),
  }),
  fc.record({ do: op("append_note"), text: fc.constantFrom("a", "{{ order.email }}") }),
  fc.record({ do: op("remember"), name: op("count"), add: fc.constant(1) }),
  fc.record({ do: op("start_rule"), rule: fc.constantFrom("rule-0", "rule-1") }),
);
const steps = fc.array(step, { minLength: 1, maxLength: 2 });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const on = fc.constantFrom(
  "order.created",
  "order.updated",
  "order.tags_changed",
  "by_hand",
  {
    changed: "order.note",
  },
  { after: "2 days", event: "order.created" },
);
const someRules = fc
  .array(
    fc.record({
      on: fc.uniqueArray(on, { minLength: 1, maxLength: 2 }),
      when: fc.option(condition, { nil: undefined, freq: 10 }),
      then: steps,
      else: rarely(steps),
      skip: rarely(leaf.map((when) => [{ when, because: "so" }])),
      let: rarely(fc.constantFrom({ x: "{{ order.note }}" }, { note: { field: "order.note" } })),
      stop: rarely(fc.constantFrom(true, "group")),
      group: rarely(fc.constantFrom("g", "h")),
      about: rarely(fc.constant("line_item")),
      otherwise: rarely(fc.constantFrom("undo", "leave")),
      watch_only: rarely(fc.constant(true)),
      order: fc.nat(3),
      caps: rarely(fc.constant({ per_day: 1 })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rules) =>
    rules.flatMap((parts, at): RuleInForce[] => {
      const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
      const checked = checkDocument({ id: `rule-${at}`, ...given });
      if (checked.outcome === "refused") return [];
      const { document } = checked;
      return [{ ruleId: document.id, version: 1, position: document.order ?? 0, document }];
    }),
  );
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anOrder = fc.record({
  tags: fc.uniqueArray(word),
  total_price: amount,
  note: fc.option(word),
  email: maybe(fc.option(word)),
  customer_id: fc.constantFrom(null, "5", "7"),
  source_name: word,
  test: fc.boolean(),
  shipping_address: fc.option(fc.record({ city: fc.option(word) })),
  line_items: fc
    .array(fc.record({ sku: fc.option(word), title: word, quantity: fc.constantFrom(0, 5, 10) }), { maxLength: 3 })
    .map((lines) => lines.map((line, at) => ({ id: String(at), ...line }))),
  risk: maybe(fc.constant({ level: "high", recommendation: null, assessments: [] })),
});
const ruleId = fc.nat(5).map((at) => `rule-${at}`);
const theFacts = fc
  .record({
    order: anOrder,
    before: fc.option(anOrder),
    customer: maybe(
      fc.record({
        id: fc.constant("5"),
        email: fc.option(word),
        orders: fc.constant([]),
        orders_known_since: fc.constantFrom(null, "2026-01-01T00:00:00Z"),
      }),
    ),
    triggers: fc.array(
      fc.constantFrom(
        { on: "order.created" },
        { on: "order.updated" },
        { on: "order.tags_changed" },
        { on: "by_hand" },
        { on: "settings" },
      ),
      { maxLength: 2 },
    ),
    matched: fc.array(
      ruleId.map((id) => `${id}/gid://shopify/Order/1`),
      { maxLength: 2 },
    ),
    owned: fc.array(
      ruleId.map((id) => ({
        ruleId: id,
        actionId: "add-tags",
        target: "gid://shopify/Order/1",
        on: true,
        digest: "d",
        wrote: { kind: "add_tags", tags: ["a"] },
      })),
      { maxLength: 2 },
    ),
  })
  .map(({ order, before, ...rest }): Facts => {
    const times = { id: "1", created_at: NOW, updated_at: NOW };
    return FactsSchema.parse({
      shop: { installation: 1, timezone: "Europe/London" },
      lane: { kind: "order", key: "1" },
      order: { ...times, ...order },
      before: before && { ...times, ...before },
      ...rest,
    }) as Facts;
  });

test("leaving out what cannot be true changes nothing but the list of findings", () => {
  const seen = { left: 0, told: 0, acted: 0 };
  fc.assert(
    fc.property(theFacts, someRules, fc.boolean(), (facts, rules, explainSetOff) => {
      const whole = decide(facts, rules, { now: NOW, explainSetOff });
      const told = decide(facts, rules, { now: NOW, explainSetOff, findings: "telling" });
      const owners = new Set(facts.owned.map((state) => state.ruleId));
      const byId = new Map(rules.map((rule) => [rule.ruleId, compileRule(rule)]));
      const telling = whole.findings.filter((finding) => {
        const rule = byId.get(finding.ruleId);
        return rule && isTelling(rule, finding, facts.matched, owners);
      });
      expect(told).toEqual({ ...whole, findings: telling });
      seen.left += whole.findings.length - telling.length;
      seen.told += telling.length;
      seen.acted += whole.effects.length;
    }),
    { numRuns: 250 },
  );
  // The rules are of all sorts: else it would say nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
}, 30_000);

test("what is asked for by people comes whole, with the same digest", () => {
  fc.assert(
    fc.property(theFacts, someRules, (facts, rules) => {
      const { digest } = decide(facts, rules, { now: NOW, findings: "telling" });
      expect(decide(facts, rules, { now: NOW, explainAll: true }).digest).toBe(digest);
    }),
    { numRuns: 100 },
  );
}, 30_000);
