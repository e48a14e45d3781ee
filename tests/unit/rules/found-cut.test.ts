import { expect, it } from "vitest";
import { decide } from "#app/rules/decide.ts";
import type { Condition } from "#app/rules/rule-document.ts";
import { aRule, NOW, orderFacts } from "#tests/support/factories/facts.ts";

const paid: Condition = { field: "item.financial_status", op: "is", value: "paid" };
const held = { financial_status: "paid" };

const rule = (when: Condition) =>
  aRule({
    id: "others",
    name: "others",
    on: ["order.created"],
    let: { others: { find: "orders", where: { field: "item.test", op: "is", value: false } } },
    when,
    then: [{ do: "add_tags", tags: ["seen"] }],
  });

it.each<[string, Condition, string, string]>([
  ["some of it", { some: "others", where: paid }, "matched", "matched"],
  ["some that none of it is", { some: "others", where: { ...paid, value: "voided" } }, "not_matched", "unknown"],
  ["no such", { no: "others", where: { ...paid, value: "voided" } }, "matched", "unknown"],
  ["no such, and there is one", { no: "others", where: paid }, "not_matched", "not_matched"],
  ["all of it", { every: "others", where: paid }, "matched", "unknown"],
  ["at least as many", { count: "others", op: "at_least", value: 2 }, "matched", "matched"],
  ["more than there are", { count: "others", op: "at_least", value: 3 }, "not_matched", "unknown"],
  ["fewer", { count: "others", op: "less_than", value: 3 }, "matched", "unknown"],
  ["a template over it", { template: "{{ others | size }}", op: "at_least", value: 2 }, "matched", "unknown"],
  [
    "a template over it, on the right",
    { field: "order.number", op: "at_least", value: "{{ others | size }}" },
    "matched",
    "unknown",
  ],
  ["fewer, and there are more", { count: "others", op: "less_than", value: 2 }, "not_matched", "not_matched"],
])("asked of what was found in part, %s", (_, when, whole, inPart) => {
  const found = { "others/others": [held, held] };
  const outcome = (overrides: object) =>
    decide(orderFacts({}, { found, ...overrides }), [rule(when)], { now: NOW }).findings[0]?.outcome;
  expect(outcome({})).toBe(whole);
  expect(outcome({ found_cut: { "others/others": "the first 2 found" } })).toBe(inPart);
});

it("leaves out a step whose text needs all of what was found in part", () => {
  const found = { "others/others": [held, held] };
  const noting = aRule({
    ...{ id: "others", name: "others", on: ["order.created"] },
    let: { others: { find: "orders" } },
    then: [{ do: "set_note", text: "{{ others | size }}" }],
  });
  const decided = (overrides: object) => decide(orderFacts({}, { found, ...overrides }), [noting], { now: NOW });
  expect(decided({}).effects.map(({ body }) => body)).toMatchObject([{ note: "2" }]);
  const { effects, findings } = decided({ found_cut: { "others/others": "the first 2 found" } });
  expect(effects).toEqual([]);
  expect(JSON.stringify(findings)).toContain("there are more");
});
