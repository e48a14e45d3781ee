// Pure. When a schedule falls due, by the store's clock. A tick in the hour that the clock skips comes right after it, one in
// the hour that comes twice comes once.

import { Cron } from "croner";
import { instantOf } from "#app/lib/instant-of.ts";
import { nearestName } from "#app/lib/nearest-name.ts";
import { EVERY_UNITS, type Schedule } from "#app/rules/rule-trigger.ts";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** As five cron fields, or one moment; null: it cannot be said so. */
function cronOf(schedule: Schedule): string | null {
  if ("cron" in schedule) return schedule.cron.trim();
  if ("once" in schedule) return `${schedule.once}:00`;
  const { every, at = "09:00", on = 1 } = schedule;
  const [hour = "9", minute = "0"] = at.split(":");
  const { count: number, unit: word } = spanOf(every);
  const clock = `${Number(minute)} ${Number(hour)}`;
  if (word === "minute") return number >= 1 && 60 % number === 0 ? `*/${number} * * * *` : null;
  if (word === "hour")
    return number >= 1 && 24 % number === 0 ? `${schedule.at ? Number(minute) : 0} */${number} * * *` : null;
  if (number !== 1) return null;
  if (word === "day") return `${clock} * * *`;
  if (word === "week") return `${clock} * * 1`;
  if (word === "weekday") return `${clock} * * 1-5`;
  if (word === "month") return `${clock} ${on} * *`;
  if (word === "quarter") return `${clock} ${on} 1,4,7,10 *`;
  if (word === "year") return `${clock} ${on} 1 *`;
  const weekday = WEEKDAYS.indexOf(word);
  return weekday === -1 ? null : `${clock} * * ${weekday}`;
}

/** “15 minutes”: 15 and minute; no unit where it is no such text. */
function spanOf(every: string): { count: number; unit: string } {
  const [, count = 1, unit = ""] = /^\s*(\d+)?\s*([a-z]+?)s?\s*$/i.exec(every) ?? [];
  return { count: Number(count), unit: unit.toLowerCase() };
}

/** What is wrong with a schedule, in words; null: it can run. */
export function scheduleComplaint(schedule: Schedule): string | null {
  const cron = cronOf(schedule);
  if (cron === null) {
    const every = "every" in schedule ? schedule.every : "";
    const near = nearestName(every, EVERY_UNITS);
    return `cannot run every “${every}”${near ? `; did you mean “${near}”?` : ""}: every minute, hour, day, week, month, quarter, year, weekday, monday …, or a number of minutes or hours that divides an hour or a day`;
  }
  const unfit = "every" in schedule ? unfitSetting(schedule) : null;
  if (unfit) return unfit;
  // A moment that has passed stays what it was: it does not come again.
  if ("once" in schedule) return isDay(cron) ? null : `is no day of the calendar: ${schedule.once}`;
  if (cron.split(/\s+/).length !== 5) return "cron has five fields: minute hour day month weekday";
  try {
    return new Cron(cron, { timezone: "UTC", paused: true }).nextRun() ? null : "never falls due";
  } catch (error) {
    return `is no cron expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A part of it that says nothing for such a span: it would be taken for granted, and pass unheard. */
function unfitSetting({ every, at, on }: Extract<Schedule, { every: string }>): string | null {
  const { unit } = spanOf(every);
  if (on !== undefined && !["month", "quarter", "year"].includes(unit))
    return `“on” is a day of the month: it goes with every month, quarter or year, not with every “${every}”; for one day of the week write {"every": "monday"}, for times on some days {"cron": "*/15 * * * 1-5"}`;
  if (at === undefined) return null;
  if (unit === "minute") return `“at” is a time of the day: it does not go with every “${every}”`;
  if (unit === "hour" && !/^0?0:/.test(at))
    return `“at” is here the minute of the hour, for example "00:30" for half past; for one time a day write {"every": "day", "at": "${at}"}`;
  return null;
}

/** Whether it falls due in the minute of that instant (ISO, UTC), by the clock of the store's zone. */
export function fallsDueAt(schedule: Schedule, instant: string, zone: string): boolean {
  const minute = Math.floor(Date.parse(instant) / 60_000) * 60_000;
  const next = nextTick(schedule, instantOf(new Date(minute - 1_000)), zone);
  return next !== null && Date.parse(next) === minute;
}

const isDay = (moment: string): boolean => {
  const at = new Date(`${moment}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(moment);
};

/**
 * The first moment after `instant` at which it falls due.
 * @param instant ISO, UTC. @param zone IANA name of the store's zone.
 * @public
 */
export function nextTick(schedule: Schedule, instant: string, zone: string): string | null {
  const cron = cronOf(schedule);
  if (cron === null) return null;
  const next = new Cron(cron, { timezone: zone, paused: true }).nextRun(new Date(instant));
  return next && instantOf(next);
}
