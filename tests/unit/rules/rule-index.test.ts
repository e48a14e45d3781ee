import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRule } from "#app/rules/compile-rule.ts";
import type { Env } from "#app/rules/env.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { laneEnv } from "#app/rules/rule-env.ts";
import { RuleIndex } from "#app/rules/rule-index.ts";
import { setsOff } from "#app/rules/set-off.ts";
import { FALSE } from "#app/rules/ternary.ts";
import { EVENT_NAMES } from "#app/rules/trigger.ts";
import { NOW } from "#tests/unit/rules/support.ts";

const ruleOf = (at: number, on: unknown, more: Record<string, unknown>, parts: Record<string, unknown> = {}) =>
  compileRule({
    ruleId: `r${at}`,
    version: 1,
    position: at % 3,
    document: RuleShapeSchema.parse({ id: `r${at}`, on, then: [{ do: "add_tags", tags: ["a"], ...more }], ...parts }),
  });
const tagged = (tag: string) => ({ field: "order.tags", op: "has", value: tag });
const total = (op: string, value: unknown) => ({ field: "order.total_price", op, value });
const city = (op: string, value: unknown) => ({ field: "order.shipping_address.city", op, value });
const zip = (value: string) => ({ field: "order.shipping_address.zip", op: "starts_with", value });
const some = (op: string, value: string) => ({ some: "order.line_items", where: { field: "item.sku", op, value } });
const ON = [
  "order.created",
  "order.updated",
  "refund.created",
  "by_hand",
  { changed: "order.note" },
  { after: "2 days", event: "order.paid" },
  { schedule: { every: "day" } },
];

test("no rule that an event sets off, or that keeps a state, is left out; each comes once, in the order in which they run", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: fc.constantFrom(...ON), more: fc.constantFrom({}, { acts: "state" }) }), {
        maxLength: 12,
      }),
      fc.array(fc.constantFrom(...EVENT_NAMES), { maxLength: 3 }),
      fc.array(fc.nat(11), { maxLength: 2 }),
      (written, events, owning) => {
        const index = new RuleIndex(written.map(({ on, more }, at) => ruleOf(at, on, more)));
        const triggers = events.map((on) => ({ on }));
        const owners = new Set(owning.map((at) => `r${at}`));
        const found = index.concernedBy(triggers, owners);
        const wanted = index.rules.filter(
          (rule) => rule.hasStates || owners.has(rule.ruleId) || triggers.some((trigger) => setsOff(rule, trigger)),
        );
        expect(found.filter((rule) => wanted.includes(rule))).toEqual(wanted);
        expect(index.rules.filter((rule) => found.includes(rule))).toEqual(found);
      },
    ),
  );
});

test("a rule about something else is not looked at", () => {
  const index = new RuleIndex([ruleOf(0, "order.created", {}), ruleOf(1, "refund.created", {})]);
  expect(index.concernedBy([{ on: "order.created" }], new Set()).map(({ ruleId }) => ruleId)).toEqual(["r0"]);
});

/** Ids of the rules that are found by these facts. */
function foundBy(conditions: unknown[], parts: Record<string, unknown> = {}): string[] {
  const index = new RuleIndex(conditions.map((when, at) => ruleOf(at, "order.created", {}, { when, ...parts })));
  const sifted = index.planFor([{ on: "order.created" }]).sift(envOf(order), []);
  const found: string[] = [];
  for (let at = sifted.next(0); at !== -1; at = sifted.next(at + 1)) found.push(index.rules[at]?.ruleId ?? "");
  return found.sort();
}

function envOf(about: Record<string, unknown>): Env {
  const facts = FactsSchema.parse({
    shop: { installation: 1 },
    lane: { kind: "order", key: "1" },
    triggers: [],
    order: { ...about, id: "1", customer_id: "2", created_at: NOW, updated_at: NOW },
  }) as Facts;
  return laneEnv({ now: NOW, facts, record: facts.order as never, memory: facts.memory, assessed: new Map() }, null);
}

const order = {
  tags: ["VIP", "b2b"],
  total_price: "120.00",
  note: null,
  test: false,
  shipping_address: { city: "Leeds", zip: "LS1 4AP" },
  line_items: [
    { id: "3", sku: "MUG-1", quantity: 2 },
    { id: "4", sku: "CUP", quantity: 1 },
  ],
};
test.each<[string, unknown[], string[]]>([
  [
    "an entry of a list",
    [tagged("vip"), tagged("gift"), { field: "order.tags", op: "has_any", value: ["x", "B2B"] }],
    ["r0", "r2"],
  ],
  ["a text, without case", [city("is", "LEEDS"), city("is", "York"), city("in", ["York", "leeds "])], ["r0", "r2"]],
  ["the beginning of a text", [zip("ls1"), zip("LS12"), zip("M")], ["r0"]],
  [
    "a bound",
    [total("more_than", "119.99"), total("more_than", 200), total("at_most", 120), total("less_than", 20)],
    ["r0", "r2"],
  ],
  ["yes and no", [{ field: "order.test", op: "is_true" }], []],
  [
    "no value",
    [
      { field: "order.note", op: "is", value: "x" },
      { field: "order.note", op: "is", value: null },
    ],
    ["r1"],
  ],
  ["a field of the items", [some("is", "mug-1"), some("starts_with", "cu"), some("is", "pen")], ["r0", "r1"]],
  [
    "any part of several",
    [{ all: [tagged("vip"), total("more_than", 500)] }, { all: [total("more_than", 5), tagged("no")] }],
    ["r0"],
  ],
  [
    "each way of an alternative",
    [{ any: [tagged("no"), city("is", "Leeds")] }, { any: [tagged("no"), tagged("none")] }],
    ["r0"],
  ],
  [
    "nothing, where it has to be looked at",
    [{ none: [tagged("no")] }, { any: [tagged("no"), { none: [tagged("vip")] }] }],
    ["r0", "r1"],
  ],
  [
    "nothing, behind a template",
    [{ all: [{ template: "{{ order.note }}", op: "is", value: "x" }, tagged("no")] }],
    ["r0"],
  ],
  ["any value, while it is not known", [{ field: "customer.email", op: "is", value: "x" }], ["r0"]],
])("rules are found by %s", (_by, conditions, found) => {
  expect(foundBy(conditions)).toEqual(found);
});

test.each<[string, Record<string, unknown>]>([
  ["an else", { else: [{ do: "add_tags", tags: ["b"] }] }],
  ["records that it leaves out", { skip: [{ when: tagged("vip"), because: "so" }] }],
  ["something for later", { on: { after: "2 days", event: "order.created" } }],
])("a rule with %s is looked at whatever the values are", (_has, parts) => {
  expect(foundBy([tagged("no")], parts)).toEqual(["r0"]);
});

test("of many rules under one value those are found whose bound beside it is reached, then and after a change under way", () => {
  const anAmount = fc.integer({ min: 0, max: 50 });
  const aBound = fc.record({ op: fc.constantFrom("at_least", "more_than", "at_most", "less_than"), value: anAmount });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(aBound, fc.constant(null)), { minLength: 9, maxLength: 40 }),
      fc.option(anAmount, { nil: null }),
      anAmount,
      (bounds, before, after) => {
        const rules = bounds.map((bound, at) =>
          ruleOf(
            at,
            "order.created",
            {},
            { when: { all: [tagged("vip"), ...(bound ? [total(bound.op, bound.value)] : [])] } },
          ),
        );
        const index = new RuleIndex(rules);
        const ofTotal = (amount: number | null) =>
          envOf(amount === null ? { tags: ["vip"] } : { tags: ["vip"], total_price: `${amount}.00` });
        const sifted = index.planFor([{ on: "order.created" }]).sift(ofTotal(before), []);
        for (const amount of [before, after]) {
          const env = ofTotal(amount);
          sifted.again(env);
          const maybe = index.rules.flatMap((rule, at) => (rule.when?.test(env) === FALSE ? [] : [at]));
          expect(maybe.filter((at) => sifted.next(at) === at && !sifted.refutes(at))).toEqual(maybe);
        }
        // A look that sees nothing else finds no more, but for what is equal: as a double it may be more or less.
        const fresh = index.planFor([{ on: "order.created" }]).sift(ofTotal(after), []);
        const reached = index.rules.flatMap(({ ruleId }, at) => {
          const bound = bounds[Number(ruleId.slice(1))];
          const isReached = !bound || (/least|more/.test(bound.op) ? after >= bound.value : after <= bound.value);
          return isReached ? [at] : [];
        });
        expect(index.rules.flatMap((_, at) => (fresh.next(at) === at ? [at] : []))).toEqual(reached);
      },
    ),
    { numRuns: 40 },
  );
});
