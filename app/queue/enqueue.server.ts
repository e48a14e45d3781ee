// Jobs into BullMQ. A job is a nudge: should Redis lose it, the lease it speaks of runs out and the lane is dispatched again.
import { Queue } from "bullmq";
import { answersWithin } from "#app/lib/answers-within.ts";
import { CATALOGUE, type JobName, type JobPayload, KEY_PREFIX, QUEUE } from "#app/queue/catalogue.ts";
import { producerRedis } from "#app/redis.server.ts";

/** A Redis that hangs is as good as one that is away. */
const WITHIN_MS = 1_000;

let queue: Queue | undefined;
function openQueue(): Queue {
  if (queue) return queue;
  queue = new Queue(QUEUE, { connection: producerRedis, prefix: KEY_PREFIX, skipWaitingForReady: true });
  queue.on("error", () => {}); // every caller sees its own failed command
  return queue;
}

export interface JobToEnqueue<K extends JobName> {
  /** Letters first: BullMQ takes no id of digits only, and none with a colon. */
  id: string;
  payload: JobPayload<K>;
  /** 0: at once; more: after all jobs with less. */
  priority: number;
}

/** Whether Redis seems to be there; when not, nothing need be taken out of the database for it. */
export function queueIsReachable(): boolean {
  return producerRedis.status === "ready";
}

/** Enqueues jobs in one round trip. @throws when Redis does not take them in time; some may be queued all the same. */
export async function enqueue<K extends JobName>(name: K, jobs: JobToEnqueue<K>[]): Promise<void> {
  if (!jobs.length) return;
  const added = openQueue().addBulk(
    jobs.map(({ id, payload, priority }) => ({
      name,
      data: CATALOGUE[name].payload.parse(payload),
      opts: {
        jobId: id,
        attempts: CATALOGUE[name].attempts,
        removeOnComplete: true,
        removeOnFail: true,
        ...(priority > 0 ? { priority } : {}),
      },
    })),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis took no jobs within ${WITHIN_MS} ms`)), WITHIN_MS);
  });
  added.catch(() => {}); // when it fails after we have given up on it
  try {
    await Promise.race([added, late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface JobCounts {
  waiting: number;
  active: number;
}

/** How many jobs lie in Redis. Null: it does not answer. */
export async function countJobs(): Promise<JobCounts | null> {
  if (!queueIsReachable()) return null;
  const counts = await answersWithin(openQueue().getJobCounts("waiting", "prioritized", "active"), WITHIN_MS);
  return counts && { waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0), active: counts.active ?? 0 };
}

export async function closeQueue(): Promise<void> {
  await queue?.close();
}
