import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumAmounts } from "#app/lib/money.ts";
import { decide } from "#app/rules/decide.ts";
import { ordersSince } from "#app/rules/orders-in-window.ts";
import { daysBefore } from "#app/rules/window.ts";
import { aCheck, customerFacts, NOW } from "#tests/support/factories/facts.ts";

const instant = fc.integer({ min: 0, max: 50 }).map((minutes) => daysBefore(NOW, 0, minutes * 60));
const order = fc.record({
  id: fc.nat().map(String),
  created_at: instant,
  total_received: fc.integer({ min: 0, max: 99_999 }).map((pence) => (pence / 100).toFixed(2)),
});

describe("ordersSince", () => {
  it("counts and sums as one would by hand, in any order", () => {
    fc.assert(
      fc.property(fc.array(order), instant, (orders, since) => {
        const counted = orders.filter(({ created_at }) => created_at >= since);
        expect(ordersSince(orders, since)).toEqual({
          count: counted.length,
          received: sumAmounts(counted.map(({ total_received }) => total_received)),
        });
      }),
    );
  });
});

describe("a customer with thousands of orders", () => {
  it("has the timer found for the moment at which the tag has to go", () => {
    // One order of £1.00 an hour: £500.00 are left once all but 500 of them are out of the window.
    const orders = Array.from({ length: 8_000 }, (_, at) => ({
      id: String(at),
      created_at: daysBefore(NOW, 0, (at - 8_000) * 3_600),
      total_received: "1.00",
    }));
    const { timers, findings } = decide(customerFacts({ orders }), [aCheck("vip-check")], { now: NOW });

    expect(findings[0]?.outcome).toBe("matched");
    // The 500th from the end leaves last; the one before it is the one that tips the sum.
    expect(timers).toEqual([{ ruleId: "vip-1", dueAt: daysBefore(orders[7_499]?.created_at ?? "", -365, 1) }]);
  });
});

describe("an order that Shopify's clock dates after ours", () => {
  it("counts", () => {
    const orders = [{ id: "1", created_at: daysBefore(NOW, 0, 5), total_received: "500.01" }];

    expect(decide(customerFacts({ orders }), [aCheck("vip-check")], { now: NOW }).findings[0]?.outcome).toBe("matched");
  });
});
