import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addAmounts,
  compareAmounts,
  formatMoney,
  isDecimal,
  normalAmount,
  subtractAmounts,
  sumAmounts,
} from "#app/lib/money.ts";

const amount = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 9999 }))
  .map(([negative, whole, fraction]) => `${negative ? "-" : ""}${whole}.${String(fraction).padStart(4, "0")}`);

describe("amounts", () => {
  it.each([
    ["1", "1.00"],
    ["1.5", "1.50"],
    ["1.505", "1.505"],
    ["1.500", "1.50"],
    ["007.10", "7.10"],
    ["-0.00", "0.00"],
    ["-3.2", "-3.20"],
  ])("%s is spelt %s", (text, normal) => {
    expect(normalAmount(text)).toBe(normal);
  });

  it.each(["", "1e3", "1,000", ".5", "5.", "£5", "NaN", "١", " 1"])("%j is no amount", (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => normalAmount(text)).toThrow(/not a decimal amount/);
  });

  it("adds exactly where floats do not", () => {
    expect(addAmounts("0.1", "0.2")).toBe("0.30");
    expect(sumAmounts(Array.from({ length: 10 }, () => "0.10"))).toBe("1.00");
    expect(subtractAmounts("9007199254740993.01", "0.01")).toBe("9007199254740993.00");
  });

  it("gives back what was added", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(subtractAmounts(addAmounts(a, b), b)).toBe(normalAmount(a));
        expect(Math.sign(compareAmounts(a, b))).toBe(-Math.sign(compareAmounts(b, a)) || 0);
        expect(addAmounts(a, b)).toBe(addAmounts(b, a));
      }),
    );
  });

  it("is written as people read it", () => {
    expect(formatMoney("1234.5", "GBP")).toBe("£1,234.50");
    expect(formatMoney("-3", "USD")).toBe("-$3.00");
  });

  it("is written as Intl writes it, in every currency", () => {
    const amounts = [
      "0",
      "1",
      "12.40",
      "999",
      "1000.00",
      "1234567.89",
      "123456789012345.10",
      "-5.00",
      "0.5",
      "7.125",
      "012",
    ];
    for (const currency of Intl.supportedValuesOf("currency")) {
      const intl = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
      for (const amount of amounts)
        expect(formatMoney(amount, currency), `${amount} ${currency}`).toBe(
          intl.format(normalAmount(amount) as Intl.StringNumericLiteral),
        );
    }
  });
});
