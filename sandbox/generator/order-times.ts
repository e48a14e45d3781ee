// Pure. When a store's orders come in: more in the evening than at night, more on some weekdays than on others, growing over
// the months, with a peak at the end of November and short flash sales.
import { HOURS_OF_A_DAY } from "#sandbox/world/hours-of-a-day.ts";
import { type Chance, seededRandom } from "#sandbox/world/seeded-random.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** By weekday from Sunday. */
const WEEKDAYS = [1.12, 1.08, 1, 0.96, 0.95, 0.88, 0.82];

export interface Season {
  /** The latest moment, exclusive. */
  untilMs: number;
  days: number;
  /** IANA zone of the shop: hours and weekdays are its own. */
  zone: string;
  /** Orders a day at the end against the beginning, without season and weekday. */
  growth: number;
  /** Short bursts: hours before `untilMs` at which one began, its length in hours, how many times more. */
  flashSales: readonly { hoursAgo: number; hours: number; times: number }[];
}

/** Exactly `count` moments, ascending. The same seed gives the same. */
export function drawOrderTimes(count: number, season: Season, seed: number): number[] {
  const chance = seededRandom(seed);
  const buckets = weighHours(season);
  const total = buckets.reduce((sum, { weight }) => sum + weight, 0);
  const times: number[] = [];
  // Each hour its share, the rest of the rounding carried on: no hour is forgotten, and none drawn twice.
  let owed = 0;
  for (const [index, { fromMs, toMs, weight }] of buckets.entries()) {
    owed += (weight / total) * count;
    const isLast = index === buckets.length - 1;
    // Hours are not all alike: a draw around what is owed.
    const here = isLast ? count - times.length : drawCount(chance, owed, count - times.length);
    owed -= here;
    const length = toMs - fromMs;
    const inside = Array.from({ length: here }, () => fromMs + Math.floor(chance.next() * length));
    for (const time of inside.sort((a, b) => a - b)) times.push(time);
  }
  return times;
}

/** Poisson for few, rounded normal for many; never below nothing nor above what is left. */
function drawCount(chance: Chance, mean: number, left: number): number {
  if (mean <= 0) return 0;
  if (mean < 30) {
    let count = 0;
    for (let product = chance.next(); product > Math.exp(-mean); product *= chance.next()) count++;
    return Math.min(count, left);
  }
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return Math.max(0, Math.min(left, Math.round(mean + normal * Math.sqrt(mean))));
}

interface Bucket {
  fromMs: number;
  toMs: number;
  weight: number;
}

function weighHours(season: Season): Bucket[] {
  const { untilMs, days } = season;
  const fromMs = untilMs - days * DAY;
  const local = localHours(season.zone);
  const buckets: Bucket[] = [];
  for (let at = Math.floor(fromMs / HOUR) * HOUR; at < untilMs; at += HOUR) {
    const begin = Math.max(at, fromMs);
    const end = Math.min(at + HOUR, untilMs);
    if (end <= begin) continue;
    buckets.push({
      fromMs: begin,
      toMs: end,
      weight: (weightAt(begin, season, local) * (end - begin)) / HOUR,
    });
  }
  return buckets;
}

/** How busy a moment is, against an ordinary one: also what live traffic goes by. */
export function weightAt(ms: number, season: Season, local = localHours(season.zone)): number {
  const { untilMs, days, growth, flashSales } = season;
  const { hour, weekday, month, day } = local(ms);
  const age = Math.min(1, Math.max(0, (untilMs - ms) / (days * DAY)));
  let weight = (HOURS_OF_A_DAY[hour] ?? 1) * (WEEKDAYS[weekday] ?? 1) * growth ** -age * seasonOf(month, day);
  for (const { hoursAgo, hours, times } of flashSales) {
    const began = untilMs - hoursAgo * HOUR;
    if (ms >= began && ms < began + hours * HOUR) weight *= times;
  }
  return weight;
}

/** Black Friday and the weeks before Christmas; a quiet January. */
function seasonOf(month: number, day: number): number {
  if (month === 11 && day >= 23) return 3.2;
  if (month === 12 && day <= 18) return 1.8;
  if (month === 12 && day >= 24) return 0.6;
  return month === 1 ? 0.8 : 1;
}

interface LocalHour {
  hour: number;
  /** From Sunday. */
  weekday: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const WEEKDAY_NAMES = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function localHours(zone: string): (ms: number) => LocalHour {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ weekday: "short", month: "numeric", day: "numeric", hour: "numeric" },
  });
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return {
      hour: Number(parts.hour),
      weekday: WEEKDAY_NAMES.indexOf(parts.weekday ?? "Sun"),
      month: Number(parts.month),
      day: Number(parts.day),
    };
  };
}
