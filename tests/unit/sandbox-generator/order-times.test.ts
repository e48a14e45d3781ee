import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOrderTimes, type Season } from "#sandbox/generator/order-times.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A Tuesday, ten in the morning in London. */
const NOW = Date.parse("2026-06-16T09:00:00Z");
const season = (more: Partial<Season> = {}): Season => ({
  ...{ untilMs: NOW, days: 90, zone: "Europe/London", growth: 1, flashSales: [] },
  ...more,
});

const counted = (times: readonly number[], keyOf: (ms: number) => number) => {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(keyOf(time), (counts.get(keyOf(time)) ?? 0) + 1);
  return (key: number) => counts.get(key) ?? 0;
};
const londonHour = (ms: number) => new Date(ms + HOUR).getUTCHours();
const weekday = (ms: number) => new Date(ms + HOUR).getUTCDay();

describe("the times of a store's orders", () => {
  it("are exactly as many as asked for, ascending, in the period, and the same for the same seed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer(),
        (count, days, seed) => {
          const times = drawOrderTimes(count, season({ days }), seed);
          expect(times).toHaveLength(count);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          // In order, so the ends speak for all.
          expect(times.at(0) ?? NOW - days * DAY).toBeGreaterThanOrEqual(NOW - days * DAY);
          expect(times.at(-1) ?? 0).toBeLessThan(NOW);
          expect(drawOrderTimes(count, season({ days }), seed)).toEqual(times);
        },
      ),
      { numRuns: 15 },
    );
    expect(drawOrderTimes(500, season(), 1)).not.toEqual(drawOrderTimes(500, season(), 2));
  });

  it("are few at night and many in the evening, by the clock of the store", () => {
    const at = counted(drawOrderTimes(20_000, season(), 7), londonHour);

    expect(at(20)).toBeGreaterThan(at(14));
    expect(at(14)).toBeGreaterThan(at(7));
    expect(at(7)).toBeGreaterThan(3 * at(3));
    const inTokyo = counted(drawOrderTimes(20_000, season({ zone: "Asia/Tokyo" }), 7), (ms) =>
      new Date(ms).getUTCHours(),
    );
    expect(inTokyo(11)).toBeGreaterThan(10 * inTokyo(18));
  });

  it("are more on Sundays than on Saturdays", () => {
    const on = counted(drawOrderTimes(20_000, season({ days: 84 }), 7), weekday);

    expect(on(0)).toBeGreaterThan(on(6) * 1.15);
  });

  it("are a burst while a flash sale lasts", () => {
    const sale = { hoursAgo: 26, hours: 2, times: 5 };
    const times = drawOrderTimes(20_000, season({ flashSales: [sale] }), 7);
    const between = (from: number, to: number) =>
      times.filter((ms) => ms >= NOW - from * HOUR && ms < NOW - to * HOUR).length;

    expect(between(26, 24)).toBeGreaterThan(3 * between(50, 48));
    // What it takes is not missing elsewhere: the rest stays a pattern.
    expect(between(24, 0)).toBeGreaterThan(100);
  });

  it("grow over the months, and peak on Black Friday", () => {
    const grown = drawOrderTimes(20_000, season({ growth: 3 }), 7);
    expect(grown.filter((ms) => ms > NOW - 30 * DAY).length).toBeGreaterThan(
      1.5 * grown.filter((ms) => ms < NOW - 60 * DAY).length,
    );
    const untilMs = Date.parse("2026-12-10T12:00:00Z");
    const late = counted(drawOrderTimes(20_000, season({ untilMs }), 7), (ms) => Math.floor(ms / DAY));
    const day = (date: string) => late(Math.floor(Date.parse(date) / DAY));
    expect(day("2026-11-27")).toBeGreaterThan(2 * day("2026-11-20"));
  });
});
