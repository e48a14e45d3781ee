// Pure. Times of the day and business days, by the store's clock.
import { DateTime } from "luxon";
import { addDuration, type Calendar } from "#app/rules/duration.ts";

const utc = (at: DateTime): string => `${at.toUTC().toISO()?.slice(0, 19)}Z`;

/** That time (HH:MM) of the instant's own day. In the hour that the clock skips it is the moment after. */
export function atClock(instant: string, clock: string, { zone }: Calendar): string {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return utc(DateTime.fromISO(instant, { zone }).set({ hour, minute, second: 0, millisecond: 0 }));
}

/** The first moment from the instant on at which the clock shows that time. */
export function nextClock(instant: string, clock: string, calendar: Calendar): string {
  const today = atClock(instant, clock, calendar);
  if (today >= instant) return today;
  return atClock(addDuration(instant, { count: 1, unit: "day" }, calendar), clock, calendar);
}

/** The instant itself on a business day, else the same time of the next one. */
export function onBusinessDay(instant: string, calendar: Calendar): string {
  // Counted from the day before: a business day stays where it is.
  const dayBefore = addDuration(instant, { count: 1, unit: "day" }, calendar, -1);
  return addDuration(dayBefore, { count: 1, unit: "business day" }, calendar);
}
