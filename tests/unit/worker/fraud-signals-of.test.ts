import "#app/checks/index.ts";
import { expect, test } from "vitest";
import { decide } from "#app/rules/decide.ts";
import { type Facts, FactsSchema } from "#app/rules/facts.ts";
import { RuleShapeSchema } from "#app/rules/rule-document.ts";
import { fraudSignalsOf } from "#app/worker/fraud-signals-of.ts";
import { address, NOW, order, rulesOf } from "#tests/unit/checks/written.ts";

const RULES = rulesOf("fraud-check").map((rule, position) => ({
  ...{ ruleId: rule.id, version: 1, position },
  document: RuleShapeSchema.parse(rule),
}));
const signals = (overrides: Record<string, unknown>, trigger = "order.created", rules = RULES) => {
  const facts: Facts = FactsSchema.parse({
    ...{ lane: { kind: "order", key: "100" }, triggers: [{ on: trigger }] },
    shop: { currency: "GBP", timezone: "Europe/London", installation: 1 },
    order: order({ updated_at: NOW, total_price: "60.00", fulfillment_orders: [], line_items: [], ...overrides }),
  });
  return fraudSignalsOf({ facts, decision: decide(facts, rules, { now: NOW, findings: "telling" }) });
};
const elsewhere = { billing_address: address("GB", { zip: "M1 1AE", city: "Manchester", address1: "9 Other Road" }) };

test("what counted is kept with its points", () => {
  expect(signals(elsewhere)).toMatchObject({
    ...{ orderId: "100", isDisputed: false },
    signals: [{ code: "billing_differs", points: 15 }],
  });
});

test("nothing is kept of an order against which nothing counts, nor where the check is off", () => {
  expect(signals({})).toBeNull();
  expect(signals(elsewhere, "order.created", [])).toBeNull();
});

test("a dispute is kept also where the check looks no more", () => {
  expect(signals(elsewhere, "dispute.opened", [])).toMatchObject({ signals: [], isDisputed: true });
});
