// What no check works on by default, each order such that the check has something to do about it.
import { describe, expect, test } from "vitest";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { address, inWords, NOW, order, rulesOf, written } from "#tests/unit/checks/written.ts";

const twin = {
  ...{ id: "99", name: "#99", created_at: "2026-11-24T11:00:00Z", shares: ["email", "address"] },
  line_items: [{ variant_id: "9", sku: "MUG", quantity: 2 }],
};
const london = { id: "1", name: "London" };
const glasgow = { id: "2", name: "Glasgow" };
const stock = [london, glasgow].map((location) => ({ location, available: 5 }));

const CASES: [check: string, facts: Record<string, unknown>, settings: Record<string, unknown>][] = [
  ["payment-check", { order: order({ financial_status: "pending" }) }, {}],
  ["address-check", { order: order({ shipping_address: address("GB", { zip: "LS1 4" }) }) }, {}],
  ["address-mismatch", { order: order({ billing_address: address("GB", { city: "York" }) }) }, {}],
  ["duplicate-check", { order: order({ related_orders: [twin] }) }, {}],
  [
    "fraud-check",
    { order: order({ customer_id: null, risk: { level: "high", assessments: [{ level: "high" }] } }), customer: null },
    {},
  ],
  [
    "routing",
    {
      order: order({
        line_items: [{ id: "1", sku: "MUG", variant_id: "9", quantity: 2, variant: { id: "9", stock } }],
      }),
      locations: [london, glasgow],
    },
    { zones: [{ zone: "Everywhere", countries: "GB", locations: "Glasgow" }] },
  ],
];
const LEFT_OUT: [name: string, overrides: Record<string, unknown>, setting: string | null][] = [
  ["a test order", { test: true }, "skip_test"],
  ["one sold in person", { source_name: "pos" }, "skip_pos"],
  ["an imported one", { processed_at: "2026-11-22T12:00:00Z" }, "skip_imported"],
  ["a fulfilled one", { fulfillment_status: "fulfilled" }, "skip_fulfilled"],
  ["a cancelled one", { cancelled_at: NOW }, null],
];

describe.each(CASES)("%s", (check, facts, settings) => {
  test("has something to do about the order of this table", () => {
    expect(written(check, facts, settings)[0]).not.toEqual([]);
  });

  test.each(LEFT_OUT)("leaves out %s, unless it is asked for", (_name, overrides, setting) => {
    const such = { ...facts, order: { ...(facts.order as object), ...overrides } };
    expect(written(check, such, settings)).toEqual([[]]);
    // Of a fulfilled order nothing is left to ship or to hold; that it is looked at is seen by the others.
    if (setting && setting !== "skip_fulfilled")
      expect(written(check, such, { ...settings, [setting]: false })[0]).not.toEqual([]);
  });
});

test("vip-check tags no order of these kinds, though its customer is tagged", () => {
  const [, rule] = rulesOf("vip-check", { tag_orders: true });
  const orders = [
    { id: "7", customer_id: "7", created_at: "2026-01-01T00:00:00Z", total_price: 600, financial_status: "paid" },
  ];
  const tagged = (overrides: Record<string, unknown>) => {
    const customer = { id: "7", tags: ["VIP"] };
    const trial = tryRule(rule, { now: NOW, order: order({ customer_id: "7", ...overrides }), customer, orders });
    return trial.outcome === "tried" && trial.effects.map(inWords);
  };
  expect(tagged({})).toEqual(["add_tags VIP"]);
  for (const [name, overrides] of LEFT_OUT) expect(tagged(overrides), name).toEqual([]);
});
