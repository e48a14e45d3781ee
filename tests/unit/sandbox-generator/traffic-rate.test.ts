import { describe, expect, it } from "vitest";
import { gapMs, ordersPerHour } from "#sandbox/traffic/traffic-rate.ts";
import type { TrafficMode } from "#sandbox/world/records/live-traffic.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";

const HOUR = 3_600_000;
const at = (instant: string) => Date.parse(instant);
const traffic = (mode: TrafficMode, sinceMs = 0) => ({ mode, ordersPerHour: 100, seed: 1, placed: 0, sinceMs });
const rate = (mode: TrafficMode, instant: string, since = instant) =>
  ordersPerHour(traffic(mode, at(since)), at(instant), "Europe/London");

describe("how many orders an hour come in", () => {
  it("is about what was asked for on average, more in the evening, some also at night", () => {
    const week = Array.from({ length: 7 * 24 }, (_, hour) =>
      ordersPerHour(traffic("steady"), at("2026-06-15T00:00:00Z") + hour * HOUR, "Europe/London"),
    );
    const average = week.reduce((sum, one) => sum + one, 0) / week.length;
    expect(average).toBeGreaterThan(90);
    expect(average).toBeLessThan(115);
    expect(rate("steady", "2026-06-16T19:00:00Z")).toBeGreaterThan(1.5 * rate("steady", "2026-06-16T13:00:00Z"));
    expect(rate("steady", "2026-06-16T02:00:00Z")).toBe(25);
  });

  it.each([
    ["at its beginning", "2026-06-16T14:00:00Z", 15],
    ["half an hour later", "2026-06-16T14:30:00Z", 11.5],
    ["when it is over", "2026-06-16T16:00:00Z", 1],
  ])("is higher in a flash sale, %s", (_when, instant, times) => {
    const ordinary = rate("steady", instant);
    expect(rate("flash-sale", instant, "2026-06-16T14:00:00Z") / ordinary).toBeCloseTo(times);
  });

  it("is eight times as high on Black Friday", () => {
    expect(rate("black-friday", "2026-06-16T14:00:00Z")).toBeCloseTo(8 * rate("steady", "2026-06-16T14:00:00Z"));
  });

  it("is what the gaps come to", () => {
    const chance = seededRandom(1);
    const gaps = Array.from({ length: 20_000 }, () => gapMs(60, chance.next()));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / 60_000).toBeCloseTo(1, 1);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(0);
  });
});
