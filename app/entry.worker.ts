// Process 2: dispatches due lanes and works on them. Owns SIGTERM and closes in order.
import { flushUsage } from "#app/admin/usage.server.ts";
import { closeDatabase } from "#app/db.server.ts";
import { Dispatcher } from "#app/dispatch/dispatcher.server.ts";
import { WorkerPresence } from "#app/dispatch/worker-presence.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { listenForOperations } from "#app/operations/answer-operations.server.ts";
import { sayThatItEnds } from "#app/operations/check-readiness.server.ts";
import { startConsumer } from "#app/queue/consume.server.ts";
import { closeQueue } from "#app/queue/enqueue.server.ts";
import { producerRedis, refuseEvictingRedis } from "#app/redis.server.ts";
import { startTracing } from "#app/start-tracing.server.ts";
import { workLanes } from "#app/worker/work-lanes.server.ts";

const FINISH_WITHIN_MS = 20_000;
/** Whoever sent the signal waits 25 seconds: what hangs by then, on a database or a Redis that does not answer, is left behind. */
const END_WITHIN_MS = 23_000;

async function main(): Promise<void> {
  await refuseEvictingRedis();
  const stopTracing = await startTracing("worker");
  const presence = new WorkerPresence();
  await presence.start();
  const consumer = startConsumer({ "lanes.work": (work) => workLanes(work, presence.number) }, env.WORKER_CONCURRENCY);
  const dispatcher = new Dispatcher({ holder: presence.id });
  dispatcher.start();
  const operations = listenForOperations({ needsRedis: true });
  logger.info({ concurrency: env.WORKER_CONCURRENCY }, "worker runs");

  let isEnding = false;
  const end = async () => {
    if (isEnding) process.exit(1); // the second signal: at once; leases run out by themselves
    isEnding = true;
    sayThatItEnds();
    setTimeout(() => {
      logger.warn("not all could be closed in time; leases run out by themselves");
      process.exit(0);
    }, END_WITHIN_MS).unref();
    await dispatcher.stop();
    await presence.withdraw();
    const finished = await consumer.stop(FINISH_WITHIN_MS);
    if (!finished) logger.warn("jobs were still under way; their lanes go on elsewhere");
    presence.stop();
    await Promise.all([flushUsage(), stopTracing()]);
    await closeQueue().catch(() => {}); // Redis is away: nothing to close
    producerRedis.disconnect();
    await closeDatabase();
    operations?.close();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

if (import.meta.main) await main();
