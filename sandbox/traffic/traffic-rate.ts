// Pure. How many orders an hour a store has while the sandbox runs.
import { weightAt } from "#sandbox/generator/order-times.ts";
import type { LiveTrafficRecord } from "#sandbox/world/records/live-traffic.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Of `weightAt`, over a week. */
const AVERAGE_WEIGHT = 4.2;
/** Also at four in the morning somebody comes: whoever looks at the sandbox then wants to see something. */
const QUIETEST = 0.25;
const SALE_HOURS = 2;
/** At its beginning; it ebbs away until it is over. */
const SALE_TIMES = 15;
const BLACK_FRIDAY_TIMES = 8;

/** @param zone of the shop: hours and weekdays are its own. */
export function ordersPerHour(traffic: LiveTrafficRecord, atMs: number, zone: string): number {
  const ordinary = weightAt(atMs, { untilMs: atMs, days: 1, zone, growth: 1, flashSales: [] }) / AVERAGE_WEIGHT;
  return traffic.ordersPerHour * Math.max(QUIETEST, ordinary) * timesOf(traffic, atMs);
}

function timesOf({ mode, sinceMs }: LiveTrafficRecord, atMs: number): number {
  if (mode === "steady") return 1;
  if (mode === "black-friday") return BLACK_FRIDAY_TIMES;
  const over = (atMs - sinceMs) / (SALE_HOURS * HOUR);
  return over < 0 || over >= 1 ? 1 : 1 + (SALE_TIMES - 1) * (1 - over);
}

/** How long until the next buyer comes: exponential, as buyers know nothing of each other. */
export const gapMs = (perHour: number, random: number): number => (-Math.log(1 - random) / perHour) * HOUR;

/** The rate is looked at again after so long. */
export const RATE_HOLDS_MS = DAY / 96;
