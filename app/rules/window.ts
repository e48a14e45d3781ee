// Pure. Windows that end now, on instants of whole seconds (ISO, UTC), which compare as text.
import { instantOf } from "#app/lib/instant-of.ts";
import type { FieldParams } from "#app/rules/record.ts";

/** The instant `days` before (negative: after) `instant`, plus `seconds`. */
export function daysBefore(instant: string, days: number, seconds = 0): string {
  return instantOf(Date.parse(instant) - days * 86_400_000 + seconds * 1_000);
}

/** The first instant that counts: exactly so many days ago is still in. */
export function windowStart(params: FieldParams, now: string): string {
  return params.days === undefined ? "0000-01-01T00:00:00Z" : daysBefore(now, params.days);
}
