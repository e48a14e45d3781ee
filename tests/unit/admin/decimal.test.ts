import { expect, it } from "vitest";
import { decimal } from "#app/admin/decimal.ts";

it.each([
  ["19.9", "19.90"],
  ["19.90", "19.90"],
  ["0", "0.00"],
  ["1000", "1000.00"],
  ["1.2345", "1.2345"],
  ["1.2340", "1.234"],
  ["-4.5", "-4.50"],
  ["90071992547409931.1", "90071992547409931.10"],
])("%s is %s", (shopify, ours) => {
  expect(decimal(shopify)).toBe(ours);
});

it.each(["", "1e3", "1,5", "NaN", "1."])("%j is no amount", (text) => {
  expect(() => decimal(text)).toThrow();
});
