import { expect, test } from "vitest";
import { type LastLook, notLookedAt, type RuleOfStore } from "#app/queries/not-looked-at.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";

const rule = (id: string, over: Partial<RuleOfStore> = {}, document: Record<string, unknown> = {}): RuleOfStore => ({
  ...{ ruleId: id, version: 1, enabled: true },
  document: RuleShapeSchema.parse({
    id,
    name: `Rule ${id}`,
    on: ["order.paid"],
    then: [{ do: "add_tags", tags: ["x"] }],
    ...document,
  }),
  ...over,
});
const look = (over: Partial<LastLook> = {}): LastLook => ({
  ...{ triggers: [{ on: "order.created" }], rules: [{ ruleId: "a", version: 1 }], found: new Set(), unasked: [] },
  ...over,
});
const NOW = "2026-11-24T12:00:00Z";
const reasons = (rules: RuleOfStore[], order: LastLook | null = look()) =>
  notLookedAt(rules, { order, customer: null }, NOW).map(({ name, reason }) => `${name}: ${reason}`);

test.each<[string, RuleOfStore, LastLook | null, string[]]>([
  ["one that was looked at is not listed", rule("a"), look({ found: new Set(["a"]) }), []],
  ["one about products is none of an order's", rule("a", {}, { about: "product", on: ["product.updated"] }), null, []],
  ["switched off", rule("a", { enabled: false }), look(), ["Rule a: It is switched off."]],
  ["switched off in its document", rule("a", {}, { enabled: false }), look(), ["Rule a: It is switched off."]],
  ["never looked", rule("a"), null, ["Rule a: The order was not looked at yet."]],
  [
    "saved since",
    rule("a", { version: 2 }),
    look(),
    ["Rule a: It was saved after the last look: check the order again to have it looked at."],
  ],
  [
    "not set off",
    rule("a"),
    look(),
    ["Rule a: It is set off when an order is paid in full. What happened last: an order is placed."],
  ],
  [
    "not begun",
    rule("a", {}, { active_from: "2026-12-01T00:00:00Z" }),
    look(),
    ["Rule a: It begins on 2026-12-01T00:00:00Z."],
  ],
  [
    "over",
    rule("a", {}, { active_until: "2026-11-01T00:00:00Z" }),
    look(),
    ["Rule a: It ended on 2026-11-01T00:00:00Z."],
  ],
  [
    "a check that is off, by its name",
    rule("fraud-check", { enabled: false }),
    look(),
    ["Fraud flags: It is switched off."],
  ],
  ["a check's further rules are not said again", rule("fraud-medium", { enabled: false }), look(), []],
])("%s", (_name, one, last, said) => {
  expect(reasons([one], last)).toEqual(said);
});

test("it says what a rule would have said", () => {
  const finding = { ruleId: "a", outcome: "not_matched", reason: "Total (£10.00) is not more than £50.00." } as never;
  expect(notLookedAt([rule("a")], { order: look({ unasked: [finding] }), customer: null }, NOW)[0]?.would).toEqual({
    outcome: "not_matched",
    reason: "Total (£10.00) is not more than £50.00.",
  });
});
