// Queues that the benches measure against, from the package.json beside this file.
import { Logger } from "@graphile/logger";
import { Queue, Worker } from "bullmq";
import { makeWorkerUtils, run } from "graphile-worker";

export { makeWorkerUtils, run };

export const silentLogger = new Logger(() => () => {});

const at = (url) => ({ host: new URL(url).hostname, port: Number(new URL(url).port), maxRetriesPerRequest: null });

export async function bullmq(url, concurrency, work) {
  const queue = new Queue("peer", { connection: at(url) });
  const worker = new Worker("peer", (job) => work(job.data), { connection: at(url), concurrency });
  await worker.waitUntilReady();
  return (data) => queue.add("work", data, { removeOnComplete: true });
}

export async function graphile(connectionString, concurrency, work) {
  const tools = await makeWorkerUtils({ connectionString, logger: silentLogger });
  await tools.migrate();
  await run({ connectionString, concurrency, noHandleSignals: true, logger: silentLogger, taskList: { work } });
  return (data) => tools.addJob("work", data);
}
