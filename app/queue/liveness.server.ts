// Who is alive, as Redis sees it: each worker listens on a channel of its own. When a process ends, however it ends, its host closes its
// connections at once; one that sleeps or is busy keeps them.
import { Cluster } from "ioredis";
import { answersWithin } from "#app/lib/answers-within.ts";
import { databaseNumber, producerRedis, workerRedis } from "#app/redis.server.ts";

const WITHIN_MS = 500;
/** After a start of Redis's: until then those that live may not have come back. */
const TRUSTED_AFTER_S = 5;

const channelOf = (worker: string) => `switchyard:worker:${databaseNumber}:${worker}`;

/** Shows that this process lives. Returns how to stop. */
export function showLife(worker: string): () => void {
  const redis = workerRedis();
  redis.subscribe(channelOf(worker)).catch(() => {}); // subscribes again by itself after each reconnect
  return () => redis.disconnect();
}

/** Of these workers, those that have no connection to Redis. None where Redis does not say so, or has only begun itself. */
export async function withoutConnection<T extends { id: string }>(workers: readonly T[]): Promise<T[]> {
  if (!workers.length || producerRedis.status !== "ready") return [];
  // Of a cluster each node knows of its own listeners only.
  const nodes = producerRedis instanceof Cluster ? producerRedis.nodes("all") : [producerRedis];
  const asked = Promise.all(
    nodes.map(async (redis) => {
      const [info, counts] = await Promise.all([
        redis.info("server"),
        redis.pubsub("NUMSUB", ...workers.map(({ id }) => channelOf(id))),
      ]);
      const upForS = Number(/uptime_in_seconds:(\d+)/.exec(info)?.[1]);
      return upForS >= TRUSTED_AFTER_S ? workers.map((_, at) => Number(counts[at * 2 + 1])) : null;
    }),
  );
  const answers = await answersWithin(asked, WITHIN_MS);
  if (!answers) return [];
  return workers.filter((_, at) => answers.every((counts) => counts?.[at] === 0));
}
