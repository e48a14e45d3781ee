import { describe, expect, test } from "vitest";
import { order, written } from "#tests/unit/checks/written.ts";

describe("payment", () => {
  test("an order whose payment has not come is held until it has", () => {
    expect(
      written("payment-check", {
        order: order({ financial_status: "pending" }),
        then: [{ event: "order.paid", order: { financial_status: "paid" } }],
      }),
    ).toEqual([
      ["add_tags payment-pending", "hold_fulfillment AWAITING_PAYMENT"],
      ["remove_tags payment-pending", "release_hold switchyard-payment-check"],
    ]);
  });

  test("a warning comes a day before an authorisation ends", () => {
    const transactions = [{ id: "1", kind: "authorization", authorization_expires_at: "2026-11-27T12:00:00Z" }];
    const facts = {
      order: order({ financial_status: "authorized", transactions }),
      then: [
        { event: "timer", now: "2026-11-26T11:59:59Z" },
        { event: "timer", now: "2026-11-26T12:00:00Z" },
        { event: "order.paid", order: { financial_status: "paid" } },
      ],
    };
    expect(written("payment-check", facts)).toEqual([
      [],
      [],
      ["add_tags authorization-ending", "ask_attention"],
      ["remove_tags authorization-ending"],
    ]);
  });
});
