// The peers, with what their documentation says makes them fast, and nothing recorded but that a job is done.
import { setTimeout as wait } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import type { LaneBed } from "#bench/lane-bed.ts";
import { BeeQueue, makeWorkerUtils, PgBoss, runGraphile, silentLogger } from "#bench/peers/brokers.mjs";
import { type Contender, EVERY_SECOND, inBatches, SYNCED } from "#bench/queue/contender.ts";

interface Data {
  n: number;
}

const dataOf = (from: number, to: number): Data[] => Array.from({ length: to - from }, (_, at) => ({ n: from + at }));

async function work({ n }: Data, workMs: number, done: (n: number) => void): Promise<void> {
  if (workMs) await wait(workMs);
  done(n);
}

export function bullmq({ redisUrl }: LaneBed): Contender {
  const connection = { url: redisUrl };
  const queue = new Queue<Data>("peer", { connection });
  let worker: Worker<Data> | null = null;
  return {
    ...{ name: "BullMQ", durability: EVERY_SECOND },
    add: (events) =>
      inBatches(events, (from, to) =>
        queue.addBulk(dataOf(from, to).map((data) => ({ name: "work", data, opts: { removeOnComplete: true } }))),
      ),
    async start(concurrency, workMs, done) {
      worker = new Worker<Data>("peer", ({ data }) => work(data, workMs, done), { connection, concurrency });
      await worker.waitUntilReady();
    },
    async stop() {
      await worker?.close();
      await queue.obliterate({ force: true });
    },
    close: () => queue.close(),
  };
}

export function beeQueue({ redisUrl }: LaneBed): Contender {
  const settings = { redis: { port: Number(new URL(redisUrl).port) }, removeOnSuccess: true };
  const quiet = { sendEvents: false, getEvents: false };
  const producer = new BeeQueue("bee", { ...settings, ...quiet, isWorker: false });
  let worker: BeeQueue | null = null;
  return {
    ...{ name: "Bee-Queue", durability: EVERY_SECOND },
    add: (events) =>
      inBatches(events, async (from, to) => {
        const failed = await producer.saveAll(dataOf(from, to).map((data) => producer.createJob(data)));
        if (failed.size) throw new Error(`${failed.size} jobs were not kept`);
      }),
    async start(concurrency, workMs, done) {
      worker = new BeeQueue("bee", { ...settings, ...quiet, isWorker: true });
      worker.process(concurrency, ({ data }) => work(data, workMs, done));
    },
    async stop() {
      await worker?.close(5_000);
      await producer.destroy();
    },
    close: () => producer.close(5_000),
  };
}

/** @param batched jobs are fetched, and said to be done, many at once. */
export async function graphile({ databaseUrl, client }: LaneBed, batched: boolean): Promise<Contender> {
  const utils = await makeWorkerUtils({ connectionString: databaseUrl });
  await utils.migrate();
  let runner: { stop(): Promise<void> } | null = null;
  return {
    ...{ name: `graphile-worker, ${batched ? "batched" : "plain"}`, durability: SYNCED },
    add: (events) =>
      inBatches(events, (from, to) =>
        utils.addJobs(dataOf(from, to).map((payload) => ({ identifier: "work", payload }))),
      ),
    async start(concurrency, workMs, done) {
      runner = await runGraphile({
        preset: {
          worker: {
            ...{ connectionString: databaseUrl, concurrentJobs: concurrency, maxPoolSize: 10 },
            ...(batched ? { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } : {}),
          },
        },
        ...{ noHandleSignals: true, logger: silentLogger },
        taskList: { work: (data: Data) => work(data, workMs, done) },
      });
    },
    async stop() {
      await runner?.stop();
      await client.query("truncate graphile_worker._private_jobs, graphile_worker._private_job_queues");
    },
    close: () => utils.release(),
  };
}

export async function pgBoss({ databaseUrl }: LaneBed): Promise<Contender> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
  boss.on("error", (error) => {
    throw error;
  });
  await boss.start();
  await boss.createQueue("boss");
  return {
    ...{ name: "pg-boss", durability: SYNCED },
    add: (events) =>
      inBatches(events, (from, to) =>
        boss.insert(
          "boss",
          dataOf(from, to).map((data) => ({ data })),
        ),
      ),
    async start(concurrency, workMs, done) {
      // Half a second is the least that it polls in; full batches follow each other at once.
      const options = { batchSize: 100, localConcurrency: 1, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true };
      await boss.work("boss", options, async (jobs) => {
        const waiting = jobs.map(({ data }) => data);
        const one = async () => {
          for (let data = waiting.pop(); data; data = waiting.pop()) await work(data, workMs, done);
        };
        await Promise.all(Array.from({ length: concurrency }, one));
      });
    },
    async stop() {
      await boss.offWork("boss");
      await boss.deleteAllJobs("boss");
    },
    close: () => boss.stop({ graceful: false }),
  };
}
