// Much is removed in many small steps, so that nobody who serves waits for one of them.
import { setTimeout as wait } from "node:timers/promises";

/** Rows: small enough that no delete holds a processor or the log of PostgreSQL for longer than a webhook takes. */
const BATCH = 100;
const MOST_BATCHES = 1_000;
/** Between batches processors, disk and log belong to those who serve. */
const BREATH_MS = 5;

/**
 * Calls `one` until it does less than it may. @param one removes up to so many, and says how many. @param go asked before each.
 * @returns how many were removed.
 */
export async function inBatches(one: (limit: number) => Promise<number>, go: () => boolean): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < MOST_BATCHES && go(); batch++) {
    const count = await one(BATCH);
    total += count;
    if (count < BATCH) break;
    await wait(BREATH_MS);
  }
  return total;
}
