import fc from "fast-check";
import { expect, it } from "vitest";
import { decimals, graphqlMoney, parseMoney, webhookMoney } from "#sandbox/world/money.ts";

it.each([
  [1_250, "GBP", "12.50", "12.5"],
  [1_200, "GBP", "12.00", "12.0"],
  [5, "GBP", "0.05", "0.05"],
  [-1_999, "GBP", "-19.99", "-19.99"],
  [500, "JPY", "500", "500.0"],
  [1_005, "KWD", "1.005", "1.005"],
])("%i minor units of %s", (amount, currency, webhook, graphql) => {
  expect(webhookMoney(amount, currency)).toBe(webhook);
  expect(graphqlMoney(amount, currency)).toBe(graphql);
});

it("reads what it prints, and nothing finer than the currency", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom("GBP", "JPY", "KWD"), (amount, currency) => {
      expect(parseMoney(webhookMoney(amount, currency), currency)).toBe(amount === 0 ? 0 : amount);
      expect(parseMoney(graphqlMoney(amount, currency), currency)).toBe(amount === 0 ? 0 : amount);
    }),
  );
  for (const wrong of ["", "1,5", "1.505", "1e3", "£1"]) expect(parseMoney(wrong, "GBP")).toBeNull();
  expect(parseMoney("1.500", "GBP")).toBe(150);
  expect(decimals("GBP")).toBe(2);
});
