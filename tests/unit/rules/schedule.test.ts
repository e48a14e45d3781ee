// When a schedule falls due by the store's clock, which skips an hour in spring and has one twice in autumn.
import { describe, expect, it } from "vitest";
import type { Schedule } from "#app/rules/rule-trigger.ts";
import { nextTick } from "#app/rules/schedule.ts";

const ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago"];

/** Its ticks after one instant and before another. */
function ticks(schedule: Schedule, from: string, to: string, zone: string): string[] {
  const all: string[] = [];
  for (let at = nextTick(schedule, from, zone); at !== null && at < to; at = nextTick(schedule, at, zone)) all.push(at);
  return all;
}
const localDay = (instant: string, zone: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date(instant));

describe("a schedule", () => {
  it.each<[string, Schedule, string, string, string[]]>([
    [
      "in the hour that is skipped comes right after it",
      { every: "day", at: "01:30" },
      "2026-03-28T12:00:00Z",
      "2026-03-30T12:00:00Z",
      ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"],
    ],
    [
      "in the hour that comes twice comes once",
      { every: "day", at: "01:30" },
      "2026-10-24T12:00:00Z",
      "2026-10-26T12:00:00Z",
      ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    ],
    [
      "at nine keeps to nine by the store's clock",
      { every: "day", at: "09:00" },
      "2026-03-28T00:00:00Z",
      "2026-03-30T00:00:00Z",
      ["2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z"],
    ],
    [
      "on 29 February comes in leap years alone",
      { cron: "0 12 29 2 *" },
      "2026-01-01T00:00:00Z",
      "2033-01-01T00:00:00Z",
      ["2028-02-29T12:00:00Z", "2032-02-29T12:00:00Z"],
    ],
    [
      "on the 31st leaves out months that have none",
      { every: "month", at: "12:00", on: 31 },
      "2026-01-01T00:00:00Z",
      "2026-06-01T00:00:00Z",
      ["2026-01-31T12:00:00Z", "2026-03-31T11:00:00Z", "2026-05-31T11:00:00Z"],
    ],
    [
      "for one moment comes once",
      { once: "2026-10-25T01:30" },
      "2026-01-01T00:00:00Z",
      "2030-01-01T00:00:00Z",
      ["2026-10-25T00:30:00Z"],
    ],
  ])("%s", (_what, schedule, from, to, expected) => {
    expect(ticks(schedule, from, to, "Europe/London")).toEqual(expected);
  });

  it.each(ZONES)("of every day comes once on each day of a year in %s", (zone) => {
    for (const at of ["01:30"]) {
      const days = ticks({ every: "day", at }, "2026-01-01T12:00:00Z", "2027-01-01T12:00:00Z", zone).map((one) =>
        localDay(one, zone),
      );
      expect(new Set(days).size, `${zone} ${at}`).toBe(days.length);
      expect(days.length, `${zone} ${at}`).toBe(365);
    }
  });

  it.each(ZONES)("always goes on: the tick after one is later, in %s", (zone) => {
    const every: Schedule = { every: "30 minutes" };
    const all = ticks(every, "2026-03-27T00:00:00Z", "2026-04-06T00:00:00Z", zone);
    expect(all).toEqual([...new Set(all)].sort());
    expect(all.length).toBeGreaterThan(400);
  });
});
