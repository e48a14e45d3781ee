// A worker of the app that takes lanes, begins with them and never ends, with its heartbeat: the process that is killed.
import { setInterval as every } from "node:timers/promises";
import { Dispatcher } from "#app/dispatch/dispatcher.server.ts";
import { env } from "#app/env.server.ts";
import { startConsumer } from "#app/queue/consume.server.ts";
import { claimLanes, renewLanes } from "#app/store/lanes.server.ts";
import { announceWorker } from "#app/store/leases.server.ts";

let held = 0;
startConsumer(
  {
    "lanes.work": async ({ shop, lanes }) => {
      const claimed = await claimLanes(shop, lanes);
      held += claimed.length;
      process.send?.(held);
      for await (const _ of every(env.LANE_LEASE_MS / 4)) await renewLanes(shop, claimed);
      return { outcome: "done" };
    },
  },
  env.WORKER_CONCURRENCY,
);
new Dispatcher().start();
await announceWorker("doomed", env.WORKER_CONCURRENCY, 5_000);
for await (const _ of every(1_000, null, { ref: true })) await announceWorker("doomed", env.WORKER_CONCURRENCY, 5_000);
