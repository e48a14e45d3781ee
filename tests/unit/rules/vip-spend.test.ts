import { describe, expect, it } from "vitest";
import { decide } from "#app/rules/decide.ts";
import type { CustomerPicture, Facts } from "#app/rules/facts.ts";
import { aCheck, customerFacts, NOW } from "#tests/support/factories/facts.ts";

const target = "gid://shopify/Customer/7000000000001";
const spent = (total_received: string, created_at = "2026-11-01T09:00:00Z", id = created_at + total_received) => ({
  ...{ id, created_at, total_received },
});
const look = (customer: Partial<CustomerPicture>, overrides: Partial<Facts> = {}, now = NOW) =>
  decide(customerFacts(customer, overrides), [aCheck("vip-check")], { now });
const owned: Facts["owned"] = [
  {
    ruleId: "vip-1",
    actionId: "tag:vip",
    target,
    on: true,
    digest: "",
    wrote: { kind: "add_tags", tags: ["VIP"] },
  },
];
// The digest that the rule itself gives its tag.
for (const state of owned) state.digest = look({ orders: [spent("600.00")] }).desired[0]?.digest ?? "";

describe("VIP by spend", () => {
  it.each([
    ["500.00", "not_matched"],
    ["500.01", "matched"],
    ["499.99", "not_matched"],
    ["0.00", "not_matched"],
    ["99999999999999.99", "matched"],
  ])("with £%s spent", (received, outcome) => {
    expect(look({ orders: [spent(received)] }).findings[0]?.outcome).toBe(outcome);
  });

  it("adds orders without rounding, refunds taken off by the ledger", () => {
    expect(look({ orders: [spent("166.67"), spent("166.67"), spent("166.66")] }).findings[0]?.outcome).toBe(
      "not_matched",
    );
    expect(look({ orders: [spent("166.67"), spent("166.67"), spent("166.67")] }).findings[0]).toMatchObject({
      outcome: "matched",
      reason: "Customer’s spend in the last 365 days (£500.01) is more than £500.00.",
    });
  });

  it.each([
    ["a second too old", "2025-11-24T11:59:59Z", "not_matched"],
    ["exactly 365 days old", "2025-11-24T12:00:00Z", "matched"],
    ["just placed", NOW, "matched"],
  ])("with an order that is %s", (_name, createdAt, outcome) => {
    expect(look({ orders: [spent("600.00", createdAt)] }).findings[0]?.outcome).toBe(outcome);
  });

  it("looks again the second after the order that carries it has left the window", () => {
    const orders = [
      spent("300.00", "2026-01-10T08:00:00Z"),
      spent("300.00", "2026-03-01T08:00:00Z"),
      spent("50.00", "2025-12-01T08:00:00Z"),
    ];
    const { timers } = look({ orders });

    expect(timers).toEqual([{ ruleId: "vip-1", dueAt: "2027-01-10T08:00:01Z" }]);
    expect(look({ orders }, {}, "2027-01-10T08:00:00Z").findings[0]?.outcome).toBe("matched");
    expect(look({ orders }, {}, "2027-01-10T08:00:01Z").findings[0]?.outcome).toBe("not_matched");
  });

  it("takes the tag back when it is no longer true", () => {
    expect(look({ orders: [spent("100.00")] }, { owned }).effects.map(({ body }) => body)).toEqual([
      { kind: "remove_tags", tags: ["VIP"] },
    ]);
    expect(look({ orders: [spent("600.00")] }, { owned }).effects).toEqual([]);
  });

  describe("with a ledger that covers less than the window", () => {
    const orders_known_since = "2026-09-25T00:00:00Z";

    it("proves a spend that is already above", () => {
      expect(look({ orders: [spent("600.00")], orders_known_since }).findings[0]).toMatchObject({
        outcome: "matched",
        reason: "Customer’s spend in the last 365 days (at least £600.00) is more than £500.00.",
      });
    });

    it("does not know one that is below, and says since when it knows", () => {
      const decision = look({ orders: [spent("120.00")], orders_known_since });

      expect(decision.findings[0]).toMatchObject({
        outcome: "unknown",
        reason: "We know this customer's orders since 2026-09-25 only.",
      });
      expect(decision.effects).toEqual([]);
      expect(decision.needs).toEqual([]);
    });

    it("asks for Shopify's figure only when a tag of ours hangs on it, and leaves the tag until it has it", () => {
      const decision = look({ orders: [spent("120.00")], orders_known_since }, { owned });

      expect(decision.needs).toMatchObject([{ fact: "customer" }]);
      expect(decision.effects).toEqual([]);
      expect(decision.desired[0]?.on).toBe(true);
    });

    it.each([
      ["500.00", "not_matched", 1],
      ["500.01", "unknown", 0],
      ["80.00", "unknown", 0],
    ])("with a lifetime of £%s", (amount, outcome, effects) => {
      const decision = look({ orders: [spent("120.00")], orders_known_since, total_spent: amount }, { owned });

      expect(decision.findings[0]?.outcome).toBe(outcome);
      expect(decision.effects).toHaveLength(effects);
    });
  });

  it("knows all of a customer whose orders are all in the ledger", () => {
    expect(look({ orders: [spent("100.00")], orders_known_since: null }).findings[0]?.outcome).toBe("not_matched");
  });

  it("takes no tag for removed by a person while the customer's tags are not known", () => {
    expect(look({ orders: [spent("600.00")] }, { owned }).waivers).toEqual([]);
  });
});
