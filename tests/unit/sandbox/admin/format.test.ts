import { describe, expect, it } from "vitest";
import { formatMoney, formatWhen, sentenceCase } from "#sandbox/admin/format.ts";

describe("formatWhen", () => {
  const now = Date.parse("2026-11-24T00:30:00Z");

  it.each([
    ["today, in the store's zone", "2026-11-24T00:05:00Z", "Europe/London", "Today at 00:05"],
    ["the same instant is yesterday further west", "2026-11-23T20:05:00Z", "America/New_York", "Today at 15:05"],
    ["yesterday", "2026-11-23T23:59:59Z", "Europe/London", "Yesterday at 23:59"],
    ["this year", "2026-06-01T11:00:00Z", "Europe/London", "1 Jun at 12:00"],
    ["another year", "2025-12-31T12:00:00Z", "Europe/London", "31 Dec 2025 at 12:00"],
  ])("%s", (_claim, at, zone, expected) => {
    expect(formatWhen(at, zone, now)).toBe(expected);
  });
});

it("writes money with the places of its currency", () => {
  expect(formatMoney(123_456, "GBP")).toBe("£1,234.56");
  expect(formatMoney(500, "JPY")).toBe("JP¥500");
  expect(formatMoney(1_500, "KWD")).toMatch(/KWD\s1\.500/);
});

it("makes words of Shopify's names", () => {
  expect(sentenceCase("PARTIALLY_REFUNDED")).toBe("Partially refunded");
});
