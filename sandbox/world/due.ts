// What Shopify itself, buyers and staff will do later: kept with the world, done when its clock has come there.
import type { World } from "#sandbox/world/world.ts";

/** By name of what is done; graphql/due-verbs.ts says how. */
export type DueVerb =
  | "route-order"
  | "open-fulfillment-order"
  | "live-on"
  | "redact-customer"
  | "redact-shop"
  | "expire-store-credit"
  | "payment-schedule-due"
  | "run-bulk-operation"
  | "expire-bulk-operation";

export interface DueRecord {
  id: string;
  shop: string;
  /** Milliseconds since the epoch, of the world. */
  dueMs: number;
  verb: DueVerb;
  /** What it is done to. */
  subjectId: string;
}

/** Has `verb` done to something in so many milliseconds of the world's time. */
export function doLater(world: World, shop: string, verb: DueVerb, subjectId: string, ms: number): DueRecord {
  const due: DueRecord = { id: world.nextId(), shop, dueMs: world.nowMs() + ms, verb, subjectId };
  world.addDue(due);
  return due;
}
