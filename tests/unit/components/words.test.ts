import { describe, expect, it } from "vitest";
import { formatAmount } from "#app/components/format-amount.ts";
import { formatDuration, formatWhen, formatWhenWithin } from "#app/components/format-when.ts";
import { effectInWords } from "#app/components/orders/effect-in-words.ts";
import { seenInWords } from "#app/components/orders/seen-in-words.ts";
import { saidAfter } from "#app/components/said-after.ts";
import { texts } from "#app/components/texts.ts";
import type { EffectStatus } from "#app/store/effect-status.ts";
import { EFFECT_STATUSES } from "#app/store/effect-status.ts";

describe("dates and durations", () => {
  const clock = (timezone: string, now: string) => ({ timezone, now });

  it.each([
    ["2026-11-24T23:30:00Z", "Europe/London", "2026-11-24T23:59:00Z", "Today at 23:30"],
    ["2026-11-24T23:30:00Z", "Europe/London", "2026-11-25T00:00:00Z", "Yesterday at 23:30"],
    ["2026-11-24T23:30:00Z", "Europe/London", "2026-11-26T00:00:00Z", "24 Nov at 23:30"],
    ["2026-11-24T23:30:00Z", "Asia/Tokyo", "2026-11-24T23:59:00Z", "Today at 08:30"],
    ["2026-02-28T12:00:00Z", "UTC", "2026-03-01T12:00:00Z", "Yesterday at 12:00"],
    ["2026-12-31T12:00:00Z", "UTC", "2027-01-01T12:00:00Z", "Yesterday at 12:00"],
    ["2026-12-30T00:05:00Z", "UTC", "2027-01-01T12:00:00Z", "30 Dec 2026 at 00:05"],
    ["2026-11-25T00:05:00Z", "UTC", "2026-11-24T12:00:00Z", "25 Nov at 00:05"],
    ["2026-11-24T23:30:00Z", "No/Such_Zone", "2026-11-24T23:59:00Z", "Today at 23:30"],
  ])("%s in %s reads at %s: %s", (iso, zone, now, words) => {
    expect(formatWhen(iso, clock(zone, now))).toBe(words);
  });

  it("begin small in the middle of a sentence", () => {
    const now = clock("UTC", "2026-11-24T12:00:00Z");
    expect(formatWhenWithin("2026-11-24T10:00:00Z", now)).toBe("today at 10:00");
    expect(formatWhenWithin("2026-10-24T10:00:00Z", now)).toBe("24 Oct at 10:00");
  });

  it.each([
    [0, "0.1 s"],
    [450, "0.5 s"],
    [9_949, "9.9 s"],
    [9_960, "10 s"],
    [89_000, "89 s"],
    [90_000, "2 min"],
    [5_400_000, "2 h"],
    [172_800_000, "2 days"],
  ])("%d ms reads %s", (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});

describe("amounts", () => {
  it("keep every digit, beyond what a float holds", () => {
    expect(formatAmount("9007199254740993.01", "GBP")).toBe("£9,007,199,254,740,993.01");
    expect(formatAmount("612.4", "GBP")).toBe("£612.40");
    expect(formatAmount("-5.00", "USD")).toBe("-US$5.00");
    expect(formatAmount("1000", "JPY")).toBe("JP¥1,000");
  });

  it("of a currency that nobody knows are written out", () => {
    expect(formatAmount("5.00", "??")).toBe("5.00 ??");
  });
});

describe("values seen", () => {
  it.each([
    [null, "nothing"],
    ["", "nothing"],
    [false, "no"],
    ["612.40", "£612.40"],
    ["SW1", "SW1"],
    [["a", "b"], "a, b"],
    [[], "none"],
    [{ amount: "5.00", currency: "EUR" }, "€5.00"],
    [{ at_least: "89.95" }, "at least £89.95"],
    [{ at_most: "89.95" }, "at most £89.95"],
    [
      { zip: "LS1 4AP", city: "Leeds", address1: "1 High Street", name: null, country_code: "GB" },
      "1 High Street, Leeds, LS1 4AP, GB",
    ],
    [{ address1: null, city: null }, "none"],
    [{ city: "Leeds", zip: null }, "Leeds"],
    [{ city: null }, "nothing"],
  ])("%j reads %s", (seen, words) => {
    expect(seenInWords(seen, "GBP")).toBe(words);
  });
});

describe("effects", () => {
  it.each([
    ["add_tags", { tags: ["VIP"] }, "Add tag “VIP”"],
    ["remove_tags", { tags: ["a", "b"] }, "Remove tags “a”, “b”"],
    ["hold_fulfillment", {}, "Hold fulfilment"],
    ["release_hold", {}, "Release hold"],
    ["send_email", { to: ["ops@example.com"] }, "Send an e-mail to ops@example.com"],
    ["move_mountain", {}, "Move mountain"],
  ])("%s reads as a merchant says it", (kind, payload, words) => {
    expect(effectInWords(kind, payload)).toBe(words);
  });

  it("have a word for every status", () => {
    for (const status of EFFECT_STATUSES satisfies readonly EffectStatus[])
      expect(texts.effectStatus[status]).toBeTruthy();
  });
});

describe("what is said after a verb", () => {
  it.each([
    [{ intent: "set-mode", outcome: "done", word: "LIVE" }, "Switchyard is live"],
    [{ intent: "rerun", outcome: "done" }, "The order is being checked again"],
    [{ intent: "set-mode", outcome: "unchanged", word: "LIVE" }, "It is so already"],
    [{ intent: "anything", outcome: "invalid" }, texts.errors.invalidForm],
  ])("%j", (result, words) => {
    expect(saidAfter(result)).toBe(words);
  });
});
