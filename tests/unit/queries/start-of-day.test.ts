import { expect, it } from "vitest";
import { startOfDay } from "#app/queries/start-of-day.ts";

it.each([
  ["UTC", "2026-11-24T00:00:00.000Z", "2026-11-24T00:00:00.000Z"],
  ["UTC", "2026-11-24T23:59:59.999Z", "2026-11-24T00:00:00.000Z"],
  ["America/New_York", "2026-11-24T04:59:59.000Z", "2026-11-23T05:00:00.000Z"],
  ["America/New_York", "2026-11-24T05:00:00.000Z", "2026-11-24T05:00:00.000Z"],
  ["Asia/Kolkata", "2026-11-24T18:29:59.000Z", "2026-11-23T18:30:00.000Z"],
  ["Asia/Kolkata", "2026-11-24T18:30:00.000Z", "2026-11-24T18:30:00.000Z"],
  // The clocks go forward at 01:00 UTC and back at 01:00 UTC: midnight was in the other offset.
  ["Europe/London", "2026-03-29T12:00:00.000Z", "2026-03-29T00:00:00.000Z"],
  ["Europe/London", "2026-10-25T12:00:00.000Z", "2026-10-24T23:00:00.000Z"],
  // There is no midnight there on this day: the day begins at one.
  ["America/Santiago", "2026-09-06T12:00:00.000Z", "2026-09-06T04:00:00.000Z"],
  ["No/Such_Zone", "2026-11-24T05:00:00.000Z", "2026-11-24T00:00:00.000Z"],
])("the day began in %s at %s's midnight", (zone, now, midnight) => {
  expect(startOfDay(new Date(now), zone).toISOString()).toBe(midnight);
});
