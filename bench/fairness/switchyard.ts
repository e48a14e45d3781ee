import { setTimeout as wait } from "node:timers/promises";
import { type Contender, SLOTS, WORK_MS } from "#bench/fairness/contender.ts";
import type { LaneBed } from "#bench/lane-bed.ts";

/**
 * The app's own dispatch: lanes as rows, the dispatcher, BullMQ, leases claimed and released. Only what is done with a lane is
 * the wait that every contender does; lanes of one job wait together, as they share round trips in the app.
 */
export async function switchyard(bed: LaneBed): Promise<Contender> {
  const { Dispatcher } = await import("#app/dispatch/dispatcher.server.ts");
  const { startConsumer } = await import("#app/queue/consume.server.ts");
  const { nudge } = await import("#app/queue/nudge.server.ts");
  const { bumpLanes, claimLanes, releaseLanes } = await import("#app/store/lanes.server.ts");
  const { announceWorker } = await import("#app/store/leases.server.ts");
  const { closeQueue } = await import("#app/queue/enqueue.server.ts");
  const { closeDatabase, inShop } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");

  let stopWorking = async () => {};
  return {
    name: "Switchyard",
    durability: "committed, synchronous_commit on",
    fill: (shop, pieces) => bed.addLanes([shop], pieces),
    async add(shop, piece) {
      await inShop(shop, (client) => bumpLanes(client, shop, [{ kind: "order", key: piece }]));
      nudge(shop);
    },
    async start(done) {
      await announceWorker("bench", SLOTS, 600_000);
      const consumer = startConsumer(
        {
          "lanes.work": async ({ shop, lanes }) => {
            const claimed = await claimLanes(shop, lanes);
            await wait(WORK_MS);
            const released = await releaseLanes(
              shop,
              claimed.map((lane) => ({ ...lane, sawWanted: lane.wanted, dueAt: null })),
            );
            for (const { key } of released) done(shop, key);
            return { outcome: "done" };
          },
        },
        SLOTS,
      );
      const dispatcher = new Dispatcher();
      dispatcher.start();
      stopWorking = async () => {
        await dispatcher.stop();
        await consumer.stop(5_000);
      };
    },
    async stop() {
      await stopWorking();
      await bed.clear();
      await producerRedis.flushdb();
    },
    async close() {
      await closeQueue();
      producerRedis.disconnect();
      await closeDatabase();
    },
  };
}
