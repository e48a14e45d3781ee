// Dates by the store's calendar. `date` formats in the store's zone; "now" is the moment of the decision.
import { DateTime } from "luxon";
import { addDuration, businessDaysBetween, DURATION_WORDS, parseDuration } from "#app/rules/duration.ts";
import { envOf, type Filter, type FilterThis } from "#app/rules/filters/filter.ts";
import { atClock, nextClock } from "#app/rules/next-clock.ts";
import { relativeInstant } from "#app/rules/relative-instant.ts";

function instantOf(self: FilterThis, value: unknown): string | null {
  const { now, calendar } = envOf(self);
  if (value === null || value === undefined || value === "") return null;
  const said = String(value).trim();
  const relative = relativeInstant(said);
  if (relative) return relative(now, calendar);
  const at = /^\d+$/.test(said) ? DateTime.fromSeconds(Number(said)) : DateTime.fromISO(said, { zone: calendar.zone });
  if (!at.isValid) throw new Error(`“${said.slice(0, 40)}” is no date`);
  return utc(at);
}
const utc = (at: DateTime): string => `${at.toUTC().toISO()?.slice(0, 19)}Z`;

function spanOf(value: unknown): NonNullable<ReturnType<typeof parseDuration>> {
  const span = parseDuration(String(value ?? ""));
  if (!span) throw new Error(`“${String(value).slice(0, 40)}” is not ${DURATION_WORDS}`);
  return span;
}

const moved = (times: 1 | -1): Filter =>
  function (value, span) {
    const at = instantOf(this, value);
    return at && addDuration(at, spanOf(span), envOf(this).calendar, times);
  };
const since = (ms: number): Filter =>
  function (value) {
    const at = instantOf(this, value);
    return at === null ? null : Math.floor((Date.parse(envOf(this).now) - Date.parse(at)) / ms);
  };

/** strftime, as Liquid has it; the letters that templates use. */
const LETTERS: Record<string, string | ((at: DateTime) => string)> = {
  a: "ccc",
  A: "cccc",
  b: "LLL",
  h: "LLL",
  B: "LLLL",
  c: "ccc LLL d HH:mm:ss yyyy",
  C: (at) => String(Math.floor(at.year / 100)),
  d: "dd",
  D: "LL/dd/yy",
  e: (at) => String(at.day).padStart(2, " "),
  F: "yyyy-LL-dd",
  H: "HH",
  I: "hh",
  j: "ooo",
  k: (at) => String(at.hour).padStart(2, " "),
  l: (at) => at.toFormat("h").padStart(2, " "),
  L: "SSS",
  m: "LL",
  M: "mm",
  n: () => "\n",
  p: "a",
  P: (at) => at.toFormat("a").toLowerCase(),
  q: (at) => ordinal(at.day),
  r: "hh:mm:ss a",
  R: "HH:mm",
  s: (at) => String(Math.floor(at.toSeconds())),
  S: "ss",
  t: () => "\t",
  T: "HH:mm:ss",
  u: "c",
  U: "WW",
  V: "WW",
  w: (at) => String(at.weekday % 7),
  W: "WW",
  x: "LL/dd/yy",
  X: "HH:mm:ss",
  y: "yy",
  Y: "yyyy",
  z: "ZZZ",
  Z: "ZZZZ",
  "%": () => "%",
};
const ordinal = (day: number) =>
  ["th", "st", "nd", "rd"][day % 100 > 10 && day % 100 < 14 ? 0 : day % 10 < 4 ? day % 10 : 0] ?? "th";

function format(at: DateTime, pattern: string): string {
  return pattern.replaceAll(/%([-_^#0]?)(\d*)([a-zA-Z%])/g, (whole, flag: string, _width: string, letter: string) => {
    const form = LETTERS[letter];
    if (!form) return whole;
    const made = typeof form === "string" ? at.toFormat(form) : form(at);
    if (flag === "-") return made.replace(/^[0 ]+(?=.)/, "");
    if (flag === "^") return made.toUpperCase();
    return made;
  });
}

function clockOf(value: unknown): string {
  const text = String(value ?? "").trim();
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(text))
    throw new Error(`“${text.slice(0, 40)}” is no time of the day like 09:00`);
  return text;
}
const EDGES = ["hour", "day", "week", "month", "quarter", "year"] as const;
/** Start or end of the hour, day, week … in the store's zone. */
const edge = (which: "startOf" | "endOf"): Filter =>
  function (value, unit) {
    const at = instantOf(this, value);
    const wanted = EDGES.find(
      (one) =>
        one ===
        String(unit ?? "day")
          .trim()
          .toLowerCase(),
    );
    if (!wanted) throw new Error(`“${String(unit).slice(0, 40)}” is none of ${EDGES.join(", ")}`);
    return at && utc(DateTime.fromISO(at, { zone: envOf(this).calendar.zone })[which](wanted));
  };

export const times: Record<string, Filter> = {
  date(value, pattern, zone) {
    const at = instantOf(this, value);
    if (at === null) return "";
    return format(
      DateTime.fromISO(at, { zone: zone ? String(zone) : envOf(this).calendar.zone }),
      String(pattern ?? "%F"),
    );
  },
  date_to_string(value) {
    const at = instantOf(this, value);
    return at && format(DateTime.fromISO(at, { zone: envOf(this).calendar.zone }), "%d %b %Y");
  },
  date_to_long_string(value) {
    const at = instantOf(this, value);
    return at && format(DateTime.fromISO(at, { zone: envOf(this).calendar.zone }), "%d %B %Y");
  },
  date_to_xmlschema(value) {
    return instantOf(this, value);
  },
  date_to_rfc822(value) {
    const at = instantOf(this, value);
    return at && format(DateTime.fromISO(at, { zone: "UTC" }), "%a, %d %b %Y %H:%M:%S +0000");
  },
  add_time: moved(1),
  subtract_time: moved(-1),
  seconds_since: since(1_000),
  minutes_since: since(60_000),
  hours_since: since(3_600_000),
  days_since: since(86_400_000),
  calendar_days_since(value) {
    const at = instantOf(this, value);
    const { now, calendar } = envOf(this);
    const day = (instant: string) => DateTime.fromISO(instant, { zone: calendar.zone }).startOf("day");
    return at === null ? null : Math.round(day(now).diff(day(at), "days").days);
  },
  business_days_since(value) {
    const at = instantOf(this, value);
    const { now, calendar } = envOf(this);
    return at === null ? null : businessDaysBetween(at, now, calendar);
  },
  next_business_day(value) {
    const at = instantOf(this, value);
    if (at === null) return null;
    const { calendar } = envOf(this);
    const { weekday } = DateTime.fromISO(at, { zone: calendar.zone });
    const day = DateTime.fromISO(at, { zone: calendar.zone }).toISODate() ?? "";
    if (weekday <= 5 && !calendar.holidays?.includes(day)) return at;
    return addDuration(at, { count: 1, unit: "business day" }, calendar);
  },
  /** That time of the same day: at_time: "09:00". */
  at_time(value, clock) {
    const at = instantOf(this, value);
    return at && atClock(at, clockOf(clock), envOf(this).calendar);
  },
  /** The next moment at which the clock shows that time. */
  next_time(value, clock) {
    const at = instantOf(this, value);
    return at && nextClock(at, clockOf(clock), envOf(this).calendar);
  },
  start_of: edge("startOf"),
  end_of: edge("endOf"),
};
