// Redis is a nudge, never the truth. Producers fail fast, workers wait.
import { Redis } from "ioredis";
import { env } from "#app/env.server.ts";

/** An answer that does not come for so long: the other end has gone, and the connection is made anew. */
const PRODUCER_PATIENCE_MS = 3_000;
/** Longer than BullMQ's longest blocking wait for a job, which is ten seconds. */
const WORKER_PATIENCE_MS = 15_000;

/** For publishing, enqueuing and the budget: an unreachable Redis is an error at once. */
export const producerRedis = new Redis(env.REDIS_URL, {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 1_000,
  socketTimeout: PRODUCER_PATIENCE_MS,
  lazyConnect: true,
  retryStrategy: (times) => Math.min(times * 100, 1_000),
});

/** A connection for BullMQ's workers, which block and wait for as long as it takes. */
export function workerRedis(): Redis {
  const redis = new Redis(env.REDIS_URL, {
    maxRetriesPerRequest: null,
    socketTimeout: WORKER_PATIENCE_MS,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
  redis.on("error", () => {}); // reconnects by itself; health shows whether it answers
  return redis;
}

producerRedis.on("error", () => {}); // every caller sees its own failed command
producerRedis.connect().catch(() => {}); // the first command after it is up will find it

/** Refuses a Redis that may evict keys: BullMQ's bookkeeping would rot silently. Throws with the setting to change. */
export async function refuseEvictingRedis(): Promise<void> {
  const redis = workerRedis();
  try {
    const [, policy] = (await redis.config("GET", "maxmemory-policy")) as [string, string];
    if (policy && policy !== "noeviction")
      throw new Error(
        `Redis may evict keys (maxmemory-policy is ${policy}): set maxmemory-policy to noeviction in its configuration`,
      );
  } finally {
    redis.disconnect();
  }
}
