import type { Instant } from "#sandbox/world/types.ts";

/** Milliseconds as Shopify prints them: UTC, whole seconds. */
export function instant(ms: number): Instant {
  // Whoever makes something stamps many records with one moment.
  if (ms !== last.ms) last = { ms, text: `${new Date(ms).toISOString().slice(0, 19)}Z` };
  return last.text;
}

let last = { ms: 0, text: "1970-01-01T00:00:00Z" };
