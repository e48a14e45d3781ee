// Pure. Days and times as people write them, as instants: without a zone of their own they are on the store's clock.

import { DateTime } from "luxon";
import { instantOf } from "#app/lib/instant-of.ts";

const A_DAY = /^\d{4}-\d\d-\d\d/;
const ZONED = /[T ][\d:.]+\s*(?:z|[+-]\d\d(?::?\d\d)?)$/i;

const utc = (ms: number): string | null => (Number.isNaN(ms) ? null : instantOf(ms));

/** Whether it is a day or a time, with a zone or without. */
export const isMoment = (value: unknown): value is string => instantIn(value, "UTC") !== null;

/** Days come again: in a store's rules and metafields there are few. */
const known = new Map<string, string | null>();
const KEPT = 5_000;

/**
 * The instant of a text; a day (2026-06-01) is its first moment in the zone. Null: it is neither a day nor a time.
 * @param zone IANA name.
 */
export function instantIn(value: unknown, zone: string): string | null {
  if (typeof value !== "string" || !A_DAY.test(value)) return null;
  if (ZONED.test(value)) return utc(Date.parse(value));
  const key = `${zone} ${value}`;
  let made = known.get(key);
  if (made === undefined) {
    const said = value.trim();
    const at = DateTime.fromISO(said.replace(/^(\S+) (?=\d)/, "$1T"), { zone });
    // A form that only the platform reads (2026-06-01 09:00 GMT) has its zone.
    made = at.isValid ? utc(at.toMillis()) : utc(Date.parse(said));
    if (known.size >= KEPT) known.clear();
    known.set(key, made);
  }
  return made;
}
