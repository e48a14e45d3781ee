import { describe, expect, test } from "vitest";
import { tryRule } from "#app/rules/trial/try-rule.ts";
import { inWords, NOW, order, rulesOf, written } from "#tests/unit/checks/written.ts";

describe("VIP", () => {
  const past = (total: number, created_at: string) => ({
    id: created_at,
    customer_id: "7",
    created_at,
    total_price: total,
    financial_status: "paid",
  });
  const customer = (...orders: ReturnType<typeof past>[]) => ({
    customer: { id: "7", tags: [] },
    orders,
    event: "customer.spend_changed",
  });

  test.each([
    ["£500.00 in a year", [past(500, "2026-01-01T00:00:00Z")], []],
    ["£500.01 in a year", [past(500.01, "2026-01-01T00:00:00Z")], ["add_tags VIP"]],
    ["£900 more than a year ago", [past(900, "2025-11-24T11:59:59Z")], []],
    ["£900 a year ago to the second", [past(900, "2025-11-24T12:00:00Z")], ["add_tags VIP"]],
  ])("%s", (_case, orders, effects) => {
    expect(written("vip-check", customer(...orders))).toEqual([effects]);
  });

  test("of several tiers only the highest one that is true; the tag goes when the year is over", () => {
    const tiers = [
      { tag: "gold", spend: "1000.00" },
      { tag: "silver", spend: "500.00" },
    ];
    const facts = {
      ...customer(past(600, "2026-01-01T00:00:00Z"), past(600, "2025-12-01T00:00:00Z")),
      then: [
        { event: "timer", now: "2026-12-02T00:00:00Z" },
        { event: "timer", now: "2027-02-01T00:00:00Z" },
      ],
    };
    expect(written("vip-check", facts, { tiers })[0]).toEqual(["add_tags gold"]);
    expect(written("vip-check", facts, { tiers })[1]?.toSorted()).toEqual(["add_tags silver", "remove_tags gold"]);
    expect(written("vip-check", facts, { tiers })[2]).toEqual(["remove_tags silver"]);
  });

  test("by number of orders, by average, and by how recent the last one is", () => {
    const two = [past(30, "2026-11-01T00:00:00Z"), past(50, "2026-11-20T00:00:00Z")];
    const by = (tier: Record<string, unknown>, more = {}) =>
      written("vip-check", customer(...two), { tiers: [{ tag: "VIP", spend: "0", ...tier }], ...more })[0];
    expect([by({ orders: 2 }), by({ orders: 3 }), by({ average: "40.00" }), by({ average: "40.01" })]).toEqual([
      ["add_tags VIP"],
      [],
      ["add_tags VIP"],
      [],
    ]);
    expect([by({ orders: 1 }, { recent_days: 5 }), by({ orders: 1 }, { recent_days: 4 })]).toEqual([
      ["add_tags VIP"],
      [],
    ]);
  });

  test("their orders are tagged too where that is wanted", () => {
    const facts = {
      order: order({ customer_id: "7" }),
      customer: { id: "7", tags: [] },
      orders: [past(600, "2026-01-01T00:00:00Z")],
    };
    const [, orders] = rulesOf("vip-check", { tag_orders: true });
    const trial = tryRule(orders, { now: NOW, ...facts });
    expect(trial.outcome === "tried" && trial.effects.map(inWords)).toEqual(["add_tags VIP"]);
  });
});
