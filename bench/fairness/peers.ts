// The peers, as their documentation says to use them for many customers: one list first in first out; a priority that grows
// with what a store already has waiting; a named queue for each store, which is worked on one piece at a time.
import { setTimeout as wait } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { type Contender, SLOTS, WORK_MS } from "#bench/fairness/contender.ts";
import type { LaneBed } from "#bench/lane-bed.ts";
import { makeWorkerUtils, run, silentLogger } from "#bench/peers/queues.mjs";

interface Piece {
  shop: string;
  piece: string;
}
const STEP = 2_000;
const REDIS = "Redis, append-only file every second";
/** BullMQ's largest. */
const LOWEST_PRIORITY = 2_097_152;

function bullmq(redisUrl: string, name: string, priorityOf: (waiting: number) => number | undefined): Contender {
  const connection = { url: redisUrl };
  const queue = new Queue<Piece>(name.replaceAll(/\W+/g, "-"), { connection });
  const waiting = new Map<string, number>();
  const options = (shop: string) => {
    const before = waiting.get(shop) ?? 0;
    waiting.set(shop, before + 1);
    const priority = priorityOf(before);
    return { removeOnComplete: true, removeOnFail: true, ...(priority ? { priority } : {}) };
  };
  let worker: Worker<Piece> | null = null;
  return {
    ...{ name, durability: REDIS },
    async fill(shop, pieces) {
      for (let from = 1; from <= pieces; from += STEP)
        await queue.addBulk(
          Array.from({ length: Math.min(STEP, pieces - from + 1) }, (_, at) => ({
            ...{ name: "work", data: { shop, piece: String(from + at) }, opts: options(shop) },
          })),
        );
    },
    async add(shop, piece) {
      await queue.add("work", { shop, piece }, options(shop));
    },
    async start(done) {
      worker = new Worker<Piece>(
        queue.name,
        async ({ data: { shop, piece } }) => {
          await wait(WORK_MS);
          waiting.set(shop, (waiting.get(shop) ?? 1) - 1);
          done(shop, piece);
        },
        { connection, concurrency: SLOTS },
      );
      await worker.waitUntilReady();
    },
    async stop() {
      await worker?.close();
      await queue.obliterate({ force: true });
      waiting.clear();
    },
    close: () => queue.close(),
  };
}

export const bullmqFifo = (bed: LaneBed): Contender =>
  bullmq(bed.redisUrl, "BullMQ, first in first out", () => undefined);

export const bullmqPriorities = (bed: LaneBed): Contender =>
  bullmq(bed.redisUrl, "BullMQ, priorities", (waiting) => Math.min(waiting + 1, LOWEST_PRIORITY));

export async function graphileQueues({ databaseUrl, client }: LaneBed): Promise<Contender> {
  const utils = await makeWorkerUtils({ connectionString: databaseUrl });
  await utils.migrate();
  let runner: { stop(): Promise<void> } | null = null;
  const spec = (shop: string, piece: string) => ({ identifier: "work", payload: { shop, piece }, queueName: shop });
  return {
    ...{ name: "graphile-worker, a queue a store", durability: "committed, synchronous_commit on" },
    async fill(shop, pieces) {
      for (let from = 1; from <= pieces; from += STEP)
        await utils.addJobs(
          Array.from({ length: Math.min(STEP, pieces - from + 1) }, (_, at) => spec(shop, String(from + at))),
        );
    },
    async add(shop, piece) {
      await utils.addJob("work", { shop, piece }, { queueName: shop });
    },
    async start(done) {
      runner = await run({
        ...{ connectionString: databaseUrl, concurrency: SLOTS, noHandleSignals: true, logger: silentLogger },
        taskList: {
          work: async ({ shop, piece }: Piece) => {
            await wait(WORK_MS);
            done(shop, piece);
          },
        },
      });
    },
    async stop() {
      await runner?.stop();
      await client.query("truncate graphile_worker._private_jobs, graphile_worker._private_job_queues");
    },
    close: () => utils.release(),
  };
}
