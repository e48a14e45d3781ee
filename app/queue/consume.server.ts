// Jobs out of BullMQ. Parses what an older version may have queued, runs the handler, and says how it ended.
import { type Job, Worker } from "bullmq";
import { logger } from "#app/logger.server.ts";
import { CATALOGUE, type JobName, type JobPayload, KEY_PREFIX, QUEUE } from "#app/queue/catalogue.ts";
import { nudge } from "#app/queue/nudge.server.ts";
import type { JobOutcome } from "#app/queue/outcome.ts";
import { workerRedis } from "#app/redis.server.ts";

export type Handler<K extends JobName> = (payload: JobPayload<K>) => Promise<JobOutcome>;
export type Handlers = { [K in JobName]: Handler<K> };

export interface Consumer {
  /** Takes no further jobs and waits for those under way, up to `withinMs`. True: all of them ended. */
  stop(withinMs: number): Promise<boolean>;
}

/** Starts taking jobs, `concurrency` at once. */
export function startConsumer(handlers: Handlers, concurrency: number): Consumer {
  const redis = workerRedis();
  const worker = new Worker(QUEUE, (job) => run(handlers, job), {
    connection: redis,
    prefix: KEY_PREFIX,
    concurrency,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    lockDuration: 30_000,
    maxStalledCount: 1,
  });
  worker.on("error", () => {}); // BullMQ reconnects by itself; health shows whether Redis answers
  return {
    async stop(withinMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), withinMs);
      });
      const ended = await Promise.race([worker.close().then(() => true as const), late]);
      clearTimeout(timer);
      if (!ended) worker.close(true).catch(() => {}); // their leases run out; the lanes go on elsewhere
      redis.disconnect();
      return ended;
    },
  };
}

async function run(handlers: Handlers, job: Job): Promise<JobOutcome> {
  if (!Object.hasOwn(CATALOGUE, job.name)) return drop(job, "there is no such job");
  const name = job.name as JobName;
  const parsed = CATALOGUE[name].payload.safeParse(job.data);
  if (!parsed.success) return drop(job, "its payload is not as the catalogue says");
  try {
    const outcome = await handlers[name](parsed.data);
    logger.debug({ jobId: job.id, shop: parsed.data.shop, ...outcome }, "job ended");
    return outcome;
  } catch (error) {
    // Whatever it had claimed comes back when the lease runs out.
    logger.error({ err: error, jobId: job.id, shop: parsed.data.shop }, "a job failed");
    throw error;
  } finally {
    nudge(parsed.data.shop); // there is room again
  }
}

// The row is still there and its lease runs out: nothing is lost with the job.
function drop(job: Job, reason: string): JobOutcome {
  logger.error({ jobId: job.id, name: job.name, reason }, "a job was dropped");
  return { outcome: "skipped", reason };
}
