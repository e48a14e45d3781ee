// Pure. The version of Shopify's Admin API that this release speaks, and for how long Shopify serves it.

import { instantOf } from "#app/lib/instant-of.ts";

/** Every document is checked against the schema of this version. */
export const API_VERSION = "2026-10";

/** Shopify publishes a version at 17:00 UTC on the first of its month, and serves it for at least twelve months. */
const PUBLISHED_AT_HOUR = 17;
const SERVED_FOR_MONTHS = 12;
/** A version is published every three months: so long before its end there is a release to go to. */
const WARNED_AHEAD_MS = 90 * 86_400_000;

export interface VersionStanding {
  version: string;
  /** ISO 8601. Until then at least Shopify serves it. Afterwards it answers as a later version would, without a word. */
  servedUntil: string;
  standing: "served" | "ends_soon" | "past_its_end";
}

/** Where a version named YYYY-MM stands at `now`. */
export function standingOfVersion(version: string, now: Date): VersionStanding {
  const [year = 0, month = 0] = version.split("-").map(Number);
  const servedUntil = new Date(Date.UTC(year, month - 1 + SERVED_FOR_MONTHS, 1, PUBLISHED_AT_HOUR));
  const left = servedUntil.getTime() - now.getTime();
  return {
    version,
    servedUntil: instantOf(servedUntil),
    standing: left <= 0 ? "past_its_end" : left <= WARNED_AHEAD_MS ? "ends_soon" : "served",
  };
}
