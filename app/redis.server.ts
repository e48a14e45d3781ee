// Redis is a nudge, never the truth. Producers fail fast, workers wait. One server, or a Redis Cluster: then keys that are used
// together share what stands in braces in them, so that they lie on one node.
import { Cluster, Redis, type RedisOptions } from "ioredis";
import { env } from "#app/env.server.ts";

/** An answer that does not come for so long: the other end has gone, and the connection is made anew. */
const PRODUCER_PATIENCE_MS = 3_000;
/** Longer than BullMQ's longest blocking wait for a job, which is ten seconds. */
const WORKER_PATIENCE_MS = 15_000;

const retryStrategy = (times: number) => Math.min(times * 100, 1_000);

type Client = Redis | Cluster;

/** Channels know no database numbers: deployments that share a server are told apart by it. */
export const databaseNumber =
  (env.REDIS_URL.kind === "server" ? new URL(env.REDIS_URL.url).pathname.slice(1) : "") || "0";

interface Behaviour {
  /** Of each connection. */
  connection: Pick<RedisOptions, "maxRetriesPerRequest" | "connectTimeout" | "socketTimeout">;
  enableOfflineQueue?: boolean;
  lazyConnect?: boolean;
}

function connect({ connection, ...behaviour }: Behaviour): Client {
  const address = env.REDIS_URL;
  if (address.kind === "server") return new Redis(address.url, { ...connection, ...behaviour, retryStrategy });
  return new Cluster(address.nodes, {
    ...behaviour,
    clusterRetryStrategy: retryStrategy,
    redisOptions: { ...connection, ...address.login, ...(address.tls ? { tls: {} } : {}) },
  });
}

/** For publishing, enqueuing and the budget: an unreachable Redis is an error at once. */
export const producerRedis = connect({
  connection: { maxRetriesPerRequest: 1, connectTimeout: 1_000, socketTimeout: PRODUCER_PATIENCE_MS },
  enableOfflineQueue: false,
  lazyConnect: true,
});

/** A connection for BullMQ's workers, which block and wait for as long as it takes. */
export function workerRedis(): Client {
  const redis = connect({ connection: { maxRetriesPerRequest: null, socketTimeout: WORKER_PATIENCE_MS } });
  redis.on("error", () => {}); // reconnects by itself; health shows whether it answers
  return redis;
}

producerRedis.on("error", () => {}); // every caller sees its own failed command
producerRedis.connect().catch(() => {}); // the first command after it is up will find it

/** Refuses a Redis that may evict keys: BullMQ's bookkeeping would rot silently. Throws with the setting to change. */
export async function refuseEvictingRedis(): Promise<void> {
  const redis = workerRedis();
  try {
    await redis.ping(); // of a cluster, its nodes are known from then on
    for (const node of redis instanceof Cluster ? redis.nodes("master") : [redis]) {
      const [, policy] = (await node.config("GET", "maxmemory-policy")) as [string, string];
      if (policy && policy !== "noeviction")
        throw new Error(
          `Redis may evict keys (maxmemory-policy is ${policy}): set maxmemory-policy to noeviction in its configuration`,
        );
    }
  } finally {
    redis.disconnect();
  }
}
