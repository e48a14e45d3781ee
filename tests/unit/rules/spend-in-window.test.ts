import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumAmounts } from "#app/lib/money.ts";
import { decide } from "#app/rules/decide.ts";
import { ordersSince } from "#app/rules/spend-in-window.ts";
import { daysBefore } from "#app/rules/window.ts";
import { aCheck, customerFacts, NOW } from "#tests/support/factories/facts.ts";

const instant = fc.integer({ min: 0, max: 50 }).map((minutes) => daysBefore(NOW, 0, minutes * 60));
const order = fc.record({
  orderId: fc.nat().map(String),
  createdAt: instant,
  received: fc.integer({ min: 0, max: 99_999 }).map((pence) => (pence / 100).toFixed(2)),
});

describe("ordersSince", () => {
  it("counts and sums as one would by hand, in any order", () => {
    fc.assert(
      fc.property(fc.array(order), instant, (orders, since) => {
        const counted = orders.filter(({ createdAt }) => createdAt >= since);
        expect(ordersSince(orders, since)).toEqual({
          count: counted.length,
          received: sumAmounts(counted.map(({ received }) => received)),
        });
      }),
    );
  });
});

describe("a customer with thousands of orders", () => {
  it("has the timer found for the moment at which the tag has to go", () => {
    // One order of £1.00 an hour: £500.00 are left once all but 500 of them are out of the window.
    const orders = Array.from({ length: 8_000 }, (_, at) => ({
      orderId: String(at),
      createdAt: daysBefore(NOW, 0, (at - 8_000) * 3_600),
      received: "1.00",
    }));
    const { timers, findings } = decide(customerFacts({ orders }), [aCheck("vip-spend")], { now: NOW });

    expect(findings[0]?.outcome).toBe("matched");
    // The 500th from the end leaves last; the one before it is the one that tips the sum.
    expect(timers).toEqual([{ ruleId: "vip-spend", dueAt: daysBefore(orders[7_499]?.createdAt ?? "", -365, 1) }]);
  });
});

describe("an order that Shopify's clock dates after ours", () => {
  it("counts", () => {
    const orders = [{ orderId: "1", createdAt: daysBefore(NOW, 0, 5), received: "500.01" }];

    expect(decide(customerFacts({ orders }), [aCheck("vip-spend")], { now: NOW }).findings[0]?.outcome).toBe("matched");
  });
});
