// A worker of BullMQ, as it comes, that takes jobs and never ends with them: the process that is killed.
import { Worker } from "bullmq";

const [url = "", queue = "", concurrency = ""] = process.argv.slice(2);
let held = 0;
new Worker(
  queue,
  () => {
    process.send?.(++held);
    return new Promise(() => {});
  },
  { connection: { url }, concurrency: Number(concurrency) },
);
