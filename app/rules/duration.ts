// Pure. Spans of time as merchants say them ("2 days", "36 hours", "3 business days", "1 month"), added on a calendar in a
// time zone: a day is a calendar day there (23 or 25 hours when the clock changes), a month keeps the day of the month.
import { DateTime } from "luxon";

const UNITS = ["second", "minute", "hour", "day", "week", "month", "year"] as const;
type Unit = (typeof UNITS)[number];

export interface Duration {
  count: number;
  unit: Unit | "business day";
}

const TEXT =
  /^\s*(\d+(?:\.\d+)?)\s*(business days?|working days?|seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)\s*$/i;
const MOST_BUSINESS_DAYS = 2_000;
export const DURATION_WORDS = "a span like “2 days”, “36 hours” or “3 business days”";

/** The span that a text says; null: it is none. */
export function parseDuration(text: string): Duration | null {
  const match = TEXT.exec(text);
  if (!match) return null;
  const count = Number(match[1]);
  const word = (match[2] ?? "")
    .toLowerCase()
    .replace(/s$/, "")
    .replace("working", "business")
    .replace(/^sec$/, "second")
    .replace(/^min$/, "minute")
    .replace(/^(hr|h)$/, "hour")
    .replace(/^d$/, "day")
    .replace(/^w$/, "week");
  if (!Number.isFinite(count) || count > 100_000) return null;
  // Business days are counted one by one.
  if (/^(business|working)/i.test(match[2] ?? "") && count > MOST_BUSINESS_DAYS) return null;
  if (!Number.isInteger(count) && !["second", "minute", "hour"].includes(word)) return null;
  return { count, unit: word as Duration["unit"] };
}

/** Public holidays (YYYY-MM-DD) count as no business day, like Saturday and Sunday. */
export interface Calendar {
  /** IANA name. */
  zone: string;
  holidays?: readonly string[];
}

function isBusinessDay(day: DateTime, holidays: readonly string[] = []): boolean {
  return day.weekday <= 5 && !holidays.includes(day.toISODate() ?? "");
}

/** The instant so long after (`times` -1: before) another one. Instants are ISO, UTC, whole seconds. */
export function addDuration(instant: string, { count, unit }: Duration, calendar: Calendar, times: 1 | -1 = 1): string {
  let at = DateTime.fromISO(instant, { zone: calendar.zone });
  if (unit === "business day") {
    for (let left = count; left > 0; ) {
      at = at.plus({ days: times });
      if (isBusinessDay(at, calendar.holidays)) left--;
    }
  } else at = at.plus({ [unit]: count * times });
  return `${at.toUTC().toISO({ suppressMilliseconds: true })?.slice(0, 19)}Z`;
}

/**
 * How many business days have passed from one instant to another: days that are worked, after the day of the first, up to
 * and including the day of the second. Friday to Sunday is 0, Friday to Monday 1.
 */
export function businessDaysBetween(from: string, to: string, calendar: Calendar): number {
  const start = DateTime.fromISO(from, { zone: calendar.zone }).startOf("day");
  const end = DateTime.fromISO(to, { zone: calendar.zone }).startOf("day");
  const days = Math.round(end.diff(start, "days").days);
  if (!(days > 0)) return 0;
  // Whole weeks have five each; what is left is counted, and holidays on working days taken off.
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let at = start.plus({ days: weeks * 7 + 1 }); at <= end; at = at.plus({ days: 1 })) if (at.weekday <= 5) count++;
  const [first, last] = [start.toISODate() ?? "", end.toISODate() ?? ""];
  const holidays = new Set(calendar.holidays)
    .values()
    .filter((day) => day > first && day <= last && DateTime.fromISO(day).weekday <= 5);
  return count - [...holidays].length;
}
