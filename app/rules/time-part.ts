// Pure. Parts of an instant on somebody's clock: the store's, the customer's, or that of a named zone.
import { DateTime } from "luxon";
import type { TimePart } from "#app/rules/condition-schema.ts";
import type { Env } from "#app/rules/env.ts";
import { zoneOfAddress } from "#app/rules/zone-of-address.ts";

/** As `part: "weekday"` gives them. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The IANA name that "shop", "customer" or a zone stands for; the customer's is that of the shipping address. */
export function zoneNamed(zone: string, env: Env): string {
  if (zone === "shop") return env.calendar.zone;
  if (zone !== "customer") return zone;
  const { order, customer } = env.names as Record<
    string,
    { shipping_address?: unknown; default_address?: unknown } | null | undefined
  >;
  return zoneOfAddress((order?.shipping_address ?? customer?.default_address) as never) ?? env.calendar.zone;
}

export function timePart(instant: string, part: TimePart, zone: string, env: Env): string | number | null {
  const at = DateTime.fromISO(instant, { zone: zoneNamed(zone, env) });
  if (!at.isValid) return null;
  switch (part) {
    case "date":
      return at.toISODate();
    case "clock":
      return at.toFormat("HH:mm");
    case "weekday":
      return WEEKDAYS[at.weekday - 1] ?? null;
    case "hour":
      return at.hour;
    case "day":
      return at.day;
    case "month":
      return at.month;
    case "year":
      return at.year;
    case "week":
      return at.weekNumber;
  }
}
