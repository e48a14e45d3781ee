import type { Instant } from "#sandbox/world/types.ts";

/** Milliseconds as Shopify prints them: UTC, whole seconds. */
export const instant = (ms: number): Instant => `${new Date(ms).toISOString().slice(0, 19)}Z`;
