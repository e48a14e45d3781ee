// A worker of the app that takes lanes, begins with them and never ends, with its heartbeat: the process that is killed.
import { setInterval as every } from "node:timers/promises";
import { Dispatcher } from "#app/dispatch/dispatcher.server.ts";
import { WorkerPresence } from "#app/dispatch/worker-presence.server.ts";
import { env } from "#app/env.server.ts";
import { startConsumer } from "#app/queue/consume.server.ts";
import { claimLanes, renewLanes } from "#app/store/lanes.server.ts";

let held = 0;
const presence = new WorkerPresence();
await presence.start();
startConsumer(
  {
    "lanes.work": async ({ shop, lanes }) => {
      const claimed = await claimLanes(shop, lanes, presence.number);
      held += claimed.length;
      process.send?.(held);
      for await (const _ of every(env.LANE_LEASE_MS / 4)) await renewLanes(shop, claimed);
      return { outcome: "done" };
    },
  },
  env.WORKER_CONCURRENCY,
);
new Dispatcher({ holder: presence.id }).start();
