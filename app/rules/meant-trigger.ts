// Pure. Other ways to write what sets a rule off, brought into the language's own. What is not understood is left as it is:
// the schema says then what is wrong with it.
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { recordKind } from "#app/rules/record.ts";
import { saidWord } from "#app/rules/said-word.ts";
import { SUBJECTS } from "#app/rules/scope.ts";
import { eventNamed } from "#app/rules/trigger.ts";
// Declares all kinds.
import "#app/rules/records/index.ts";

const EVERY: Record<string, string> = {
  minutely: "minute",
  hourly: "hour",
  daily: "day",
  nightly: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annually: "year",
  weekdays: "weekday",
};

/** “daily”, “every monday at 08:00”, “0 9 * * 1”; {every: "week", day: "monday"}. */
export function meantSchedule(given: unknown): unknown {
  if (typeof given === "string") return scheduleOfWords(given);
  if (!isPlain(given)) return given;
  const { day, time, timezone, zone, ...rest } = given;
  const made: Plain = { ...rest };
  const once = onceOf(given);
  if (once !== null) return { once };
  if (day !== undefined && made.on === undefined) made.on = day;
  if (time !== undefined && made.at === undefined) made.at = time;
  // The store's clock is the only one that a schedule knows.
  if (timezone !== undefined) made.timezone = timezone;
  if (zone !== undefined) made.zone = zone;
  if (typeof made.every === "string") {
    const every = made.every.trim().toLowerCase();
    made.every = EVERY[every] ?? (every === "night" ? "day" : every);
    // A week's day is what it is every one of.
    if ((made.every === "week" && typeof made.on === "string") || (made.every === "day" && isDayOfWeek(made.on))) {
      made.every = saidWord(made.on).trim().toLowerCase();
      delete made.on;
    }
    if (made.every === "month" && typeof made.on === "string" && /^\d+$/.test(made.on)) made.on = Number(made.on);
    if (made.every === "month" && /^(l|last|last day)$/i.test(saidWord(made.on))) return lastOfMonth(made);
  }
  return made;
}

const isDayOfWeek = (said: unknown): boolean =>
  ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].includes(
    saidWord(said).trim().toLowerCase(),
  );

/** The last day of a month has a sign in cron alone. */
function lastOfMonth({ at }: Plain): Plain {
  const [hour = "9", minute = "0"] = typeof at === "string" ? at.split(":") : [];
  return { cron: `${Number(minute)} ${Number(hour)} L * *` };
}

/** One moment: {once}, {at: "2026-11-27 09:00"}, {date, at}, {on: "2026-11-27", at: "09:00"}; null: it is none. */
function onceOf({ once, on, date, at, every, ...others }: Plain): string | null {
  if (every !== undefined || Object.keys(others).some((key) => key !== "time")) return null;
  const [, day, clock] =
    [once, on, date, at].flatMap((part) => {
      const parts = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d?:\d\d)(?::00)?)?\s*$/.exec(typeof part === "string" ? part : "");
      return parts ? [parts] : [];
    })[0] ?? [];
  if (!day) return null;
  const said =
    clock ?? [at, others.time].find((part) => typeof part === "string" && /^\d\d?:\d\d$/.test(part)) ?? "09:00";
  return `${day}T${String(said).padStart(5, "0")}`;
}

function scheduleOfWords(text: string): unknown {
  const said = text.trim().toLowerCase();
  if (said.split(/\s+/).length === 5 && /^[\d*]/.test(said)) return { cron: said };
  const [, words = "", at] = /^(?:every\s+)?(.*?)(?:\s+at\s+(\d{1,2}:\d\d))?$/.exec(said) ?? [];
  return { every: EVERY[words] ?? words, ...(at ? { at } : {}) };
}

/** “product.tags_changed”, where there is no event of that name: the field “product.tags”; null: there is no such field. */
export function changedFieldOf(event: string): string | null {
  const [, record = "", field = ""] = /^\s*([a-z_]+)\.([a-z_]+)_changed\s*$/.exec(event) ?? [];
  return Object.hasOwn(SUBJECTS, record) && record !== "shop" && Object.hasOwn(recordKind(record).fields, field)
    ? `${record}.${field}`
    : null;
}

/** One entry of `on`. */
export function meantTrigger(given: unknown): unknown {
  if (typeof given === "string") {
    const schedule = /^(?:schedule[.:]\s*)?(hourly|daily|nightly|weekly|monthly|quarterly|yearly|every\s.+)$/i.exec(
      given.trim(),
    );
    if (schedule) return { schedule: scheduleOfWords(schedule[1] ?? "") };
    const field = eventNamed(given) ? null : changedFieldOf(given);
    return field === null ? given : { changed: field };
  }
  if (!isPlain(given)) return given;
  if ("schedule" in given) return { ...given, schedule: meantSchedule(given.schedule) };
  if ("cron" in given || "every" in given || "once" in given) return { schedule: meantSchedule(given) };
  const [, span, of] = /^(.+?) after ([a-z_.]+)$/i.exec(String(given.after ?? "")) ?? [];
  if (span !== undefined && given.event === undefined) return meantTrigger({ ...given, after: span, event: of });
  const { event, delay, wait, ...others } = given;
  const after = delay ?? wait;
  if (event !== undefined && after !== undefined && !("after" in others)) return { after, event, ...others };
  return event !== undefined && Object.keys(given).length === 1 ? event : given;
}
