import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressInput } from "#sandbox/graphql/mutations/address-input.ts";
import { discountTotal, spread } from "#sandbox/world/order-discounts.ts";
import { orderTaxLines } from "#sandbox/world/order-tax-lines.ts";
import { lineNet, lineTax, orderTotals, shareOf, totalAsOrdered } from "#sandbox/world/order-totals.ts";
import { fromPresentment, presentedOrder, toPresentment } from "#sandbox/world/presented-order.ts";
import type { LineRecord } from "#sandbox/world/types.ts";
import { place, smallWorld } from "#tests/unit/sandbox/support.ts";

const amount = fc.integer({ min: 0, max: 1_000_000 });

describe("spreading an amount", () => {
  it("loses and adds nothing, and gives nothing to what weighs nothing", () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 12 }), (whole, weights) => {
        const parts = spread(whole, weights);
        expect(parts).toHaveLength(weights.length);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all === 0 ? 0 : whole);
        for (const [index, part] of parts.entries()) {
          const exact = all === 0 ? 0 : (whole * (weights[index] ?? 0)) / all;
          expect(Math.abs(part - exact)).toBeLessThan(1);
          if (weights[index] === 0) expect(part).toBe(0);
        }
      }),
    );
  });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 1], [1, 0]],
    [10, [], []],
    [10, [0, 0], [0, 0]],
  ])("%i over %j is %j", (whole, weights, parts) => {
    expect(spread(whole, weights)).toEqual(parts);
  });
});

describe("a share of a line", () => {
  it("of all its units is all of it, and of none nothing", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 50 }), (whole, units) => {
        expect(shareOf(whole, units, units)).toBe(whole);
        expect(shareOf(whole, 0, units)).toBe(0);
      }),
    );
  });

  it("never costs less than nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.nat(9),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (quantity, price, some, off) => {
          const line = { price, quantity, discount: Math.floor(price * quantity * off) } as LineRecord;
          expect(lineNet(line, Math.min(some, quantity))).toBeGreaterThanOrEqual(0);
          expect(lineNet(line, quantity)).toBe(price * quantity - line.discount);
        },
      ),
    );
  });
});

const lineDraft = fc.record({
  price: fc.integer({ min: 1, max: 50_000 }),
  quantity: fc.integer({ min: 1, max: 5 }),
  tax: fc.integer({ min: 0, max: 900 }),
});

describe("an order's figures", () => {
  it("are the sums of its parts, in the shop's and in the buyer's currency", () => {
    fc.assert(
      fc.property(
        fc.array(lineDraft, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.constantFrom({ currency: "EUR", perShopUnit: 1.17 }, { currency: "JPY", perShopUnit: 190.3 }, null),
        fc.boolean(),
        (lines, delivery, presentment, taxesIncluded) => {
          const { world } = smallWorld();
          const order = place(world, {
            lines: lines.map(({ tax, ...line }) => ({
              title: "x",
              ...line,
              taxLines: [{ title: "VAT", rate: 0.2, amount: tax }],
            })),
            shipping: delivery > 0 ? { title: "Post", price: delivery } : null,
            presentment,
            more: { taxesIncluded },
          });
          for (const seen of [order, presentedOrder(order, "GBP")]) {
            const totals = orderTotals(seen);
            const net = seen.lines.reduce((sum, line) => sum + lineNet(line, line.quantity), 0);
            const tax = seen.lines.reduce((sum, line) => sum + lineTax(line, line.quantity), 0);
            expect(totals.subtotal).toBe(net);
            expect(totals.tax).toBe(tax);
            expect(orderTaxLines(seen).reduce((sum, one) => sum + one.amount, 0)).toBe(tax);
            expect(totalAsOrdered(seen)).toBe(net + totals.shipping + (taxesIncluded ? 0 : tax));
            // Paid at once, and to the penny in both currencies.
            expect(totals).toMatchObject({ total: totalAsOrdered(seen), owed: 0, outstanding: 0 });
            expect(totals.currentTotal).toBe(totals.total);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("tell what each discount came to", () => {
    const { world } = smallWorld();
    const common = { target: "LINE_ITEM", selection: "ALL", allocation: "ACROSS", kind: "CODE" } as const;
    const order = place(world, {
      lines: [
        {
          title: "a",
          price: 1_000,
          quantity: 1,
          discount: 300,
          allocations: [
            { discount: 0, amount: 100 },
            { discount: 1, amount: 200 },
          ],
        },
        { title: "b", price: 1_000, quantity: 1, discount: 100, allocations: [{ discount: 0, amount: 100 }] },
      ],
      discounts: [
        { ...common, name: "A", value: { amount: 200 } },
        { ...common, name: "B", value: { amount: 200 } },
      ],
    });
    expect([discountTotal(order, 0), discountTotal(order, 1)]).toEqual([200, 200]);
  });
});

describe("a rate", () => {
  it.each([
    ["GBP", "JPY", 190, 12_345, 23_456],
    ["JPY", "EUR", 0.006, 10_000, 6_000],
    ["GBP", "KWD", 0.4, 100, 400],
    ["GBP", "EUR", 1.2, 999, 1_199],
  ])("from %s to %s at %d makes %i into %i minor units", (shop, currency, perShopUnit, from, to) => {
    const order = { presentment: { currency, perShopUnit } } as Parameters<typeof toPresentment>[0];
    expect(toPresentment(order, shop)(from)).toBe(to);
    expect(fromPresentment(order, shop)(to)).toBeCloseTo(from, -2);
  });
});

describe("an address", () => {
  it.each([
    [
      { countryCode: "CA", provinceCode: "ON" },
      { country: "Canada", countryCode: "CA", province: "Ontario", provinceCode: "ON" },
    ],
    [
      { country: "Canada", province: "Ontario" },
      { country: "Canada", countryCode: "CA", province: "Ontario", provinceCode: "ON" },
    ],
    [
      { country: "US", province: "New York" },
      { country: "United States", countryCode: "US", province: "New York", provinceCode: "NY" },
    ],
    [
      { countryCode: "GB", city: "Hove" },
      { country: "United Kingdom", countryCode: "GB", province: null, provinceCode: null, city: "Hove" },
    ],
    [{ country: "Atlantis" }, { country: "Atlantis", countryCode: null }],
    [{}, { country: null, countryCode: null, province: null }],
  ])("of %j is %j", (input, expected) => {
    expect(addressInput(input)).toMatchObject(expected);
  });
});
