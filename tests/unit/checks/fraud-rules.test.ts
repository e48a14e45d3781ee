import { describe, expect, test } from "vitest";
import { address, order, written } from "#tests/unit/checks/written.ts";

describe("fraud", () => {
  const guest = { customer_id: null };
  const risky = { email: "x@mailinator.com", billing_address: address("FR"), total_price: 900, ...guest };

  test("a sum of signals over the threshold holds, tags, asks and tells Shopify", () => {
    expect(written("fraud-check", { order: order(risky), customer: null })).toEqual([
      ["add_tags fraud-high", "hold_fulfillment HIGH_RISK_OF_FRAUD", "ask_attention", "set_risk high"],
    ]);
  });

  test("a clean order is left alone, and Shopify is not told of it", () => {
    expect(written("fraud-check", { order: order(guest), customer: null })).toEqual([[]]);
  });

  test("Shopify's analysis is waited for 30 minutes", () => {
    const pending = { order: order({ ...guest, risk: { level: "pending" } }), customer: null };
    expect(written("fraud-check", { ...pending, then: [{ event: "timer", now: "2026-11-24T12:30:01Z" }] })).toEqual([
      ["hold_fulfillment HIGH_RISK_OF_FRAUD"],
      ["release_hold switchyard-fraud-wait"],
    ]);
  });

  test("pending, then high: one hold gives way to the other", () => {
    const facts = {
      order: order({ ...guest, risk: { level: "pending" } }),
      customer: null,
      then: [{ event: "order.risk_changed", order: { risk: { level: "high", assessments: [{ level: "high" }] } } }],
    };
    const [, later = []] = written("fraud-check", facts);
    expect(later.toSorted()).toEqual([
      "add_tags fraud-high",
      "ask_attention",
      "hold_fulfillment HIGH_RISK_OF_FRAUD",
      "release_hold switchyard-fraud-wait",
      "set_risk high",
    ]);
  });

  test("a buyer on the store's list of trusted ones is let through", () => {
    expect(
      written("fraud-check", {
        order: order(risky),
        customer: null,
        tables: { trusted: { "mailinator.com": "our testers" } },
      }),
    ).toEqual([[]]);
  });

  test("a customer with a trusted tag too", () => {
    const facts = { order: { ...order(risky), customer_id: undefined }, customer: { id: "7", tags: ["Wholesale"] } };
    expect(written("fraud-check", facts, { trusted_tags: ["wholesale"] })).toEqual([[]]);
  });

  test("the verdict is told again only when it changes", () => {
    const told = {
      level: "low",
      assessments: [
        { level: "low", provider: null },
        { level: "high", provider: "Switchyard", is_ours: true },
      ],
    };
    expect(written("fraud-check", { order: order({ ...risky, risk: told }), customer: null })[0]).not.toContain(
      "set_risk high",
    );
    expect(written("fraud-check", { order: order({ ...guest, risk: told }), customer: null })).toEqual([
      ["set_risk low"],
    ]);
  });
});
