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
  /^\s*(\d+(?:\.\d+)?)\s*(business days?|working days?|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\s*$/i;
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
    .replace(/^min$/, "minute");
  if (!Number.isFinite(count) || count > 100_000) return null;
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
  let at = DateTime.fromISO(from, { zone: calendar.zone }).startOf("day");
  const end = DateTime.fromISO(to, { zone: calendar.zone }).startOf("day");
  let days = 0;
  while (at < end) {
    at = at.plus({ days: 1 });
    if (isBusinessDay(at, calendar.holidays)) days++;
  }
  return days;
}
