// The whole way over a Redis Cluster of three masters: a nudge, a job, the budget that two keys make up.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type RunningRedisCluster, startRedisCluster } from "#tests/support/start-redis-cluster.ts";
import { storeShop } from "#tests/support/stored-rows.ts";
import { aShop, rowsOf } from "#tests/support/test-database.ts";

const folder = throwawayFolder("switchyard-cluster-");
let cluster: RunningRedisCluster;
let worker: ChildProcess;
let output = "";

beforeAll(async () => {
  cluster = await startRedisCluster(folder);
  process.env.REDIS_URL = cluster.url;
  worker = spawn(process.execPath, [join(import.meta.dirname, "../../../app/entry.worker.ts")], {
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream?.on("data", (chunk) => {
      output += chunk;
    });
});
afterAll(async () => {
  if (worker.exitCode === null) worker.kill("SIGKILL");
  const { producerRedis } = await import("#app/redis.server.ts");
  producerRedis.disconnect();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const keys = async () =>
  (await Promise.all(cluster.masters.map((redis) => redis.keys("*")))).map((found) => found.sort());

it("carries the lanes of many stores through the worker, which ends well", async () => {
  const shops = Array.from({ length: 20 }, () => aShop());
  for (const shop of shops) {
    await storeShop(shop, { uninstalled_at: new Date() });
    await rowsOf(
      `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key)
       values ($1, 1, 'w-1', 'app/uninstalled', 'WEBHOOK', 'shop', 'shop')`,
      [shop],
    );
  }
  await rowsOf(
    "insert into lane (shop, kind, key, wanted, due_at) select s, 'shop', 'shop', 1, now() from unnest($1::text[]) s",
    [shops],
  );
  await eventually(async () => {
    if (worker.exitCode !== null) throw new Error(output);
    const open = await rowsOf("select 1 from delivery_key where shop = any($1) and status = 'RECEIVED'", [shops]);
    expect(open).toEqual([]);
  }, 25_000);

  const queues = (await keys()).map((found) => found.filter((key) => key.startsWith("{bull}")).length);
  expect(queues.filter((count) => count > 0)).toHaveLength(1);
  worker.kill("SIGTERM");
  const [code] = await once(worker, "exit");
  expect({ code, output }).toMatchObject({ code: 0 });
}, 60_000);

it("hears a nudge on whichever node it was said", async () => {
  const { nudge, onNudge } = await import("#app/queue/nudge.server.ts");
  const heard: string[] = [];
  const stop = onNudge((shops) => heard.push(...shops));
  const shop = aShop();

  await eventually(() => {
    nudge(shop);
    expect(heard).toContain(shop);
  }, 10_000);
  stop();
});

it("keeps the budget of each store on one node, and of many stores on all", async () => {
  const { reservePoints, settlePoints } = await import("#app/admin/budget.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  await eventually(() => expect(producerRedis.status).toBe("ready"));
  const shops = Array.from({ length: 30 }, () => aShop());
  for (const shop of shops) {
    const { reserved } = await reservePoints(shop, 10, "live");
    await settlePoints(reserved, { maximumAvailable: 1_000, currentlyAvailable: 990, restoreRate: 50 });
    // Learnt from the answer through Redis: another process, too, is told to wait for more than there is.
    expect(await reservePoints(shop, 2_000, "live")).toMatchObject({ outcome: "wait" });
  }

  const spread = (await keys()).map((found) => found.filter((key) => key.startsWith("switchyard:budget:")).length);
  expect(spread.reduce((total, count) => total + count, 0)).toBe(shops.length);
  expect(spread.every((count) => count > 0)).toBe(true);
});

it("is refused when one of its nodes may evict keys", async () => {
  const { refuseEvictingRedis } = await import("#app/redis.server.ts");
  await expect(refuseEvictingRedis()).resolves.toBeUndefined();
  await cluster.masters[2]?.config("SET", "maxmemory-policy", "allkeys-lru");

  await expect(refuseEvictingRedis()).rejects.toThrow(/maxmemory-policy is allkeys-lru/);
});
