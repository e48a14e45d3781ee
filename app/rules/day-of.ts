// Pure. Days of the calendar, as `part: "date"` gives them.

/** A day of the calendar: 2026-04-01, of an instant the day that it names. Null: it is none. */
export function dayOf(value: unknown): string | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value.trim())) return null;
  return Number.isNaN(Date.parse(value)) ? null : value.trim().slice(0, 10);
}
