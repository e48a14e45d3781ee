// The app's own path: an event makes its lane due in the commit that keeps it; the dispatcher leases lanes and hands them to
// BullMQ; a worker claims them, records what came of them under the fence, and lets go.
import { setTimeout as wait } from "node:timers/promises";
import type { LaneBed } from "#bench/lane-bed.ts";
import { type Contender, inBatches, SYNCED } from "#bench/queue/contender.ts";

/** @param among the stores among which events are divided. */
export async function switchyard(bed: LaneBed, among: () => readonly string[]): Promise<Contender> {
  const { Dispatcher } = await import("#app/dispatch/dispatcher.server.ts");
  const { startConsumer } = await import("#app/queue/consume.server.ts");
  const { assertFences, bumpLanes, claimLanes, releaseLanes } = await import("#app/store/lanes.server.ts");
  const { announceWorker } = await import("#app/store/leases.server.ts");
  const { closeQueue } = await import("#app/queue/enqueue.server.ts");
  const { closeDatabase, inShop } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  await bed.client.query(
    "create table effect_of_bench (shop text not null, key text not null, primary key (shop, key))",
  );
  await bed.client.query("grant insert on effect_of_bench to public");

  let stopWorking = async () => {};
  return {
    name: "Switchyard",
    durability: SYNCED,
    add: (events) =>
      inBatches(events, async (from, to) => {
        const shops = among();
        const byShop = Map.groupBy(
          Array.from({ length: to - from }, (_, at) => from + at),
          (n) => shops[n % shops.length] as string,
        );
        for (const [shop, ns] of byShop)
          await inShop(shop, (client) =>
            bumpLanes(
              client,
              shop,
              ns.map((n) => ({ kind: "order", key: String(n) })),
            ),
          );
      }),
    async start(concurrency, workMs, done) {
      await announceWorker("bench", concurrency, 600_000);
      const consumer = startConsumer(
        {
          "lanes.work": async ({ shop, lanes }) => {
            const claimed = await claimLanes(shop, lanes);
            for (const _ of claimed) if (workMs) await wait(workMs);
            await inShop(shop, async (client) => {
              await assertFences(client, shop, claimed);
              await client.query("insert into effect_of_bench select $1, unnest($2::text[])", [
                shop,
                claimed.map(({ key }) => key),
              ]);
            });
            const released = await releaseLanes(
              shop,
              claimed.map((lane) => ({ ...lane, sawWanted: lane.wanted, dueAt: null })),
            );
            for (const { key } of released) done(Number(key));
            return { outcome: "done" };
          },
        },
        concurrency,
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
      await bed.client.query("truncate effect_of_bench");
      await producerRedis.flushdb();
    },
    async close() {
      await closeQueue();
      producerRedis.disconnect();
      await closeDatabase();
    },
  };
}
