// The governor of Admin API points: one bucket a shop, shared by all processes through Redis, learnt from Shopify's
// own answers. Without Redis each process goes on with a copy of its own, and Shopify's throttling is the backstop.
import { randomUUID } from "node:crypto";
import {
  type Bucket,
  EMPTY_BUCKET,
  type Precedence,
  type Reservation,
  reserveIn,
  settleIn,
  type ThrottleStatus,
} from "#app/admin/bucket.ts";
import { RESERVE_LUA, SETTLE_LUA } from "#app/admin/reserve.lua.ts";
import { env } from "#app/env.server.ts";
import { producerRedis } from "#app/redis.server.ts";

/** A longer wait is the caller's to schedule: a worker that sleeps keeps other shops waiting. */
const PATIENCE_MS = 300;
const REDIS_PATIENCE_MS = 500;

const localBuckets = new Map<string, Bucket>();
/** Under it: a hash of available, maximum, restoreRate (points a second), at (milliseconds) and what reserve.lua.ts tells. */
export const budgetKey = (shop: string): string => `switchyard:budget:{${shop}}`;
/** Both are changed by one script: what stands in braces puts them on the same node of a Redis Cluster. */
const keysOf = (shop: string) => [budgetKey(shop), `switchyard:budget-under-way:{${shop}}`] as const;

export interface Reserved {
  shop: string;
  id: string;
  cost: number;
}

/** Asks for `cost` points of the shop. `wait`: not now, nothing is reserved. */
export async function reservePoints(
  shop: string,
  cost: number,
  precedence: Precedence,
): Promise<Reservation & { reserved: Reserved }> {
  const reserved = { shop, id: randomUUID(), cost };
  const holdMs = env.ADMIN_TIMEOUT_MS;
  const answer = await withRedis(async () => {
    const [taken, waitMs] = (await producerRedis.eval(
      RESERVE_LUA,
      2,
      ...keysOf(shop),
      ...[reserved.id, cost, PATIENCE_MS, holdMs, precedence === "back-fill" ? 1 : 0],
    )) as [number, number];
    return { outcome: taken ? ("reserved" as const) : ("wait" as const), waitMs };
  });
  if (answer) return { ...answer, reserved };
  const { bucket, reservation } = reserveIn(localBuckets.get(shop) ?? EMPTY_BUCKET, {
    ...{ id: reserved.id, cost, precedence, patienceMs: PATIENCE_MS, holdMs },
    now: Date.now(),
  });
  localBuckets.set(shop, bucket);
  return { ...reservation, reserved };
}

/** Tells how a reservation ended, with the figures of Shopify's answer if there was one. */
export async function settlePoints({ shop, id, cost }: Reserved, status: ThrottleStatus | null): Promise<void> {
  // The local copy is kept up as well, for the moment when Redis goes away.
  localBuckets.set(shop, settleIn(localBuckets.get(shop) ?? EMPTY_BUCKET, { id, status, now: Date.now() }));
  const figures = status ? [status.maximumAvailable, status.currentlyAvailable, status.restoreRate] : [];
  await withRedis(() => producerRedis.eval(SETTLE_LUA, 2, ...keysOf(shop), id, cost, ...figures));
}

// Null when Redis is away or stuck: the budget then is this process's own guess.
async function withRedis<T>(work: () => Promise<T>): Promise<T | null> {
  if (producerRedis.status !== "ready") return null;
  const { promise: patience, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("Redis does not answer")), REDIS_PATIENCE_MS);
  return Promise.race([work(), patience])
    .catch(() => null)
    .finally(() => clearTimeout(timer));
}
