// Recovery: Redis forgets everything while much is pending; a worker is killed in the middle of its work.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { LanesWork } from "#app/queue/catalogue.ts";
import { cpuSeconds } from "#bench/cpu-seconds.ts";
import { growthOf } from "#bench/growth-of.ts";
import { type LaneBed, makeLaneBed } from "#bench/lane-bed.ts";
import { atLeast, atMost, type BenchResult, info } from "#bench/result.ts";
import { sessionsCpuSeconds } from "#bench/sessions-cpu-seconds.ts";
import { endWithThisProcess } from "#sandbox/processes/end-with-this-process.ts";

/** Of one store, as many as it may have under way. */
const LANES_A_SHOP = 40;
const ACTIVE = 100;
const REDRIVEN_WITHIN_MS = 60_000;
/** When no job came for so long, it may have been the last. */
const QUIET_MS = 1_500;
/** BullMQ finds a job whose worker has gone within twice its thirty seconds. */
const PEER_PATIENCE_MS = 90_000;

export default async function recovery({ quick }: { quick: boolean }): Promise<BenchResult> {
  const bed = await makeLaneBed({ LANE_LEASE_MS: "600000" });
  const sizes = quick ? [400, 2_000] : [10_000, 30_000, 100_000];
  const shops = Array.from({ length: (sizes.at(-1) ?? 0) / LANES_A_SHOP }, (_, at) => `s${at}.myshopify.com`);
  await bed.addShops(shops);

  const wipes: { size: number; seconds: number[]; bare: number; cpu: Wipe["cpu"] }[] = [];
  for (const size of sizes) {
    const rounds = await redrive(bed, shops.slice(0, size / LANES_A_SHOP), quick ? 1 : 5);
    wipes.push({
      size,
      seconds: rounds.map(({ seconds }) => seconds),
      bare: median(rounds.map(({ seconds, bareSeconds }) => seconds / bareSeconds)),
      cpu: {
        postgres: median(rounds.map(({ cpu }) => cpu.postgres)),
        worker: median(rounds.map(({ cpu }) => cpu.worker)),
        redis: median(rounds.map(({ cpu }) => cpu.redis)),
        bare: median(rounds.map(({ cpu }) => cpu.bare)),
      },
    });
  }
  const kills: number[][] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) kills.push(await killWorker(bed, shops[0] ?? ""));
  const peer = quick ? null : await killPeer(bed.redisUrl);

  const { closeDatabase } = await import("#app/db.server.ts");
  const { closeQueue } = await import("#app/queue/enqueue.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  await closeQueue();
  producerRedis.disconnect();
  await closeDatabase();
  await bed.close();

  const rates = wipes.map(({ size, seconds, bare, cpu }) => ({
    size,
    bare,
    cpu,
    rate: size / median(seconds),
    of: seconds.map((one) => size / one),
  }));
  const largest = rates.at(-1);
  const firsts = kills.map((times) => Math.min(...times));
  const lasts = kills.map((times) => Math.max(...times));
  return {
    name: "recovery",
    about: `Lanes pending in PostgreSQL (synchronous_commit on), ${LANES_A_SHOP} a store, all of them leased as rounds of dispatch lease them, with leases that ran out and none of their jobs in Redis, as when it forgot everything (the table is vacuumed of the writing of that). The clock runs from the start of a dispatcher until every one of them is in Redis again, with workers announced for all of them; afterwards each lane is looked for in Redis: all are there, each in one job under the token in force. Beside it, as the least that PostgreSQL can do: one bare statement that writes a token and a lease into as many lanes and returns them. Then a worker process that also dispatches, with ${ACTIVE} lanes begun, is killed with SIGKILL, and another process waits: until the first, and until the last of them is begun again. The peer is BullMQ's own recovery of stalled jobs, as it comes (locks of 30 s).`,
    figures: [
      {
        ...atLeast("recovery", `lanes redriven a second, of ${largest?.size}`, "must", 20_000, largest?.rate ?? 0),
        spread: edges(largest?.of ?? []),
      },
      atMost(
        ...(["recovery", "growth: exponent of the time over the lanes pending", "reach", 1.1] as const),
        growthOf(wipes.map(({ size, seconds }) => ({ size, microseconds: median(seconds) * 1e6 }))),
      ),
      info("recovery", "time of redriving ÷ PostgreSQL's bare statement for as many rows", largest?.bare ?? Number.NaN),
      info("recovery", "processor time of PostgreSQL for a lane redriven, µs", largest?.cpu.postgres ?? Number.NaN),
      info(
        "recovery",
        "processor time of PostgreSQL for a row of the bare statement, µs",
        largest?.cpu.bare ?? Number.NaN,
      ),
      atMost(
        "recovery",
        "a killed worker: seconds to the next attempt of the last of 100 lanes",
        "must",
        5,
        median(lasts),
        "",
        edges(lasts),
      ),
      info("recovery", "a killed worker: seconds to the next attempt of the first of 100 lanes", median(firsts)),
      ...(peer === null
        ? []
        : [info("recovery", "BullMQ's seconds to the last of 100 jobs ÷ Switchyard's", peer / median(lasts))]),
    ],
    table: [
      ["what", "figure", "rounds"],
      ...rates.flatMap(({ size, rate, of, bare, cpu }) => [
        [`${size} pending, redriven a second`, rate.toFixed(0), of.map((one) => one.toFixed(0)).join(", ")],
        [`${size} pending, its time ÷ that of PostgreSQL's bare statement`, bare.toFixed(2), ""],
        [
          `${size} pending, processor time of a lane, µs`,
          `PostgreSQL ${cpu.postgres.toFixed(1)}, worker ${cpu.worker.toFixed(1)}, Redis ${cpu.redis.toFixed(1)}`,
          `PostgreSQL's bare statement ${cpu.bare.toFixed(1)}`,
        ],
      ]),
      [
        "killed worker: seconds until all 100 lanes were begun again",
        median(lasts).toFixed(2),
        lasts.map((one) => one.toFixed(2)).join(", "),
      ],
      ...(peer === null ? [] : [["the same, BullMQ", peer.toFixed(2), peer.toFixed(2)]]),
    ],
  };
}

interface Wipe {
  /** From when the leases have run out until all lanes are in Redis again. */
  seconds: number;
  /** PostgreSQL alone, to lease as many by one bare statement. */
  bareSeconds: number;
  /** Processor time of a lane, in microseconds: it does not hang on what else the machine does. */
  cpu: Record<"postgres" | "worker" | "redis" | "bare", number>;
}

async function redrive(bed: LaneBed, shops: string[], rounds: number): Promise<Wipe[]> {
  const { Dispatcher } = await import("#app/dispatch/dispatcher.server.ts");
  const { announceWorker } = await import("#app/store/leases.server.ts");
  const { queueIsReachable } = await import("#app/queue/enqueue.server.ts");
  const redis = new Redis(bed.redisUrl);
  const pending = shops.length * LANES_A_SHOP;
  const areAllLeased = async () => {
    const { rows } = await bed.client.query(
      "select count(*)::int as n from lane where kind = 'order' and lease_until > now()",
    );
    return rows[0].n === pending;
  };
  /** Seconds until the last job came into Redis. PostgreSQL is asked nothing while jobs come. */
  const handOut = async () => {
    const dispatcher = new Dispatcher();
    dispatcher.start();
    const started = performance.now();
    let queued = 0;
    let lastCame = started;
    let askAt = started + QUIET_MS;
    for (;;) {
      await wait(5);
      const now = performance.now();
      if (now - started > REDRIVEN_WITHIN_MS) throw new Error(`${pending} lanes were not handed out in time`);
      const inRedis = await redis.llen(WAITING);
      if (inRedis !== queued) {
        queued = inRedis;
        lastCame = now;
        askAt = now + QUIET_MS;
      } else if (now >= askAt) {
        if (await areAllLeased()) break;
        askAt = performance.now() + QUIET_MS;
      }
    }
    await dispatcher.stop();
    return (lastCame - started) / 1_000;
  };
  const redisPid = Number(/process_id:(\d+)/.exec(await redis.info("server"))?.[1]);
  const cpuOf = (which: string) => sessionsCpuSeconds(bed.client, which);
  const own = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  await bed.clear();
  await redis.flushall();
  await bed.addLanes(shops, LANES_A_SHOP);
  await announceWorker("bench", pending, 3_600_000);
  while (!queueIsReachable()) await wait(5);
  const wipes: Wipe[] = [];
  for (let round = 0; round < rounds; round++) {
    await redis.flushall();
    // As rounds of dispatch lease them: a round's lanes at the same time, those of a store together.
    await bed.client.query(
      `update lane l set lease_token = nextval('lease_token_seq'), lease_until = now() - interval '1 hour' + r.round * interval '1 ms'
       from (select shop, (row_number() over (order by shop)) * $1 / 2000 as round from shop) r where r.shop = l.shop and l.kind = 'order'`,
      [LANES_A_SHOP],
    );
    await bed.client.query("vacuum analyze lane");
    const before = [await cpuOf(OPERATOR), own(), cpuSeconds(redisPid)] as const;
    const seconds = await handOut();
    const after = [await cpuOf(OPERATOR), own(), cpuSeconds(redisPid)] as const;
    await holdsEach(bed, redis, pending);
    await bed.client.query("vacuum analyze lane");
    const bareBefore = await cpuOf(SELF);
    const started = performance.now();
    await bed.client.query(
      `update lane set lease_token = nextval('lease_token_seq'), lease_until = now() + interval '10 minutes' where kind = 'order'
       returning shop, kind, key, lease_token, priority`,
    );
    const bareSeconds = (performance.now() - started) / 1_000;
    const bare = (await cpuOf(SELF)) - bareBefore;
    const [postgres, worker, ofRedis] = after.map((one, at) => one - (before[at] ?? 0)) as [number, number, number];
    const aLane = (one: number) => (one / pending) * 1e6;
    wipes.push({
      ...{ seconds, bareSeconds },
      cpu: { postgres: aLane(postgres), worker: aLane(worker), redis: aLane(ofRedis), bare: aLane(bare) },
    });
  }
  redis.disconnect();
  await bed.clear();
  return wipes;
}

const OPERATOR = "application_name = 'switchyard-operator'";
const SELF = "pid = pg_backend_pid()";
const WAITING = "{bull}:switchyard:wait";

/**
 * Each lane is in Redis, in one job under the token in force. Jobs under an older one are worth nothing: they are there when Redis took them,
 * and said so too late.
 */
async function holdsEach(bed: LaneBed, redis: Redis, pending: number): Promise<void> {
  const { rows } = await bed.client.query(
    "select shop || '/' || key as name, lease_token from lane where kind = 'order'",
  );
  const inForce = new Map(
    (rows as { name: string; lease_token: string }[]).map((row) => [row.name, Number(row.lease_token)]),
  );
  const seen = new Set<string>();
  const ids = await redis.lrange(WAITING, 0, -1);
  const reading = redis.pipeline();
  for (const id of ids) reading.hget(WAITING.replace("wait", id), "data");
  for (const [, data] of (await reading.exec()) ?? []) {
    const { shop, lanes } = JSON.parse(String(data)) as LanesWork;
    for (const { key, token } of lanes) {
      const name = `${shop}/${key}`;
      if (inForce.get(name) !== token) continue;
      if (seen.has(name)) throw new Error(`${name} is in Redis twice`);
      seen.add(name);
    }
  }
  if (seen.size !== pending) throw new Error(`${pending} lanes were pending, ${seen.size} are in Redis`);
}

/** As in production: how long a lane waits for one that died hangs on its lease. */
const AS_IT_COMES = { LANE_LEASE_MS: "4000", WORKER_CONCURRENCY: String(ACTIVE) };
function started(script: string, args: string[]): ChildProcess {
  const child = fork(join(import.meta.dirname, "recovery", script), args, { env: { ...process.env, ...AS_IT_COMES } });
  endWithThisProcess(child);
  return child;
}
/** Ends when it said that it holds so many. By a listener: of two words that come in one turn, `once` would hear the first alone. */
function holds(child: ChildProcess, count: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.on("message", (held) => Number(held) >= count && resolve());
  child.once("exit", (code) => reject(new Error(`the one to be killed ended by itself, with ${code}`)));
  return promise;
}

/** Seconds from the kill to the next attempt, of each lane. */
async function killWorker(bed: LaneBed, shop: string): Promise<number[]> {
  const { Dispatcher } = await import("#app/dispatch/dispatcher.server.ts");
  const { startConsumer } = await import("#app/queue/consume.server.ts");
  const { announceWorker } = await import("#app/store/leases.server.ts");
  const { claimLanes, releaseLanes } = await import("#app/store/lanes.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  await bed.clear();
  await producerRedis.flushdb();
  const [own, ...others] = Array.from({ length: ACTIVE / 4 }, (_, at) => shop.replace("s0.", `s${at}.`));
  await bed.addLanes([own ?? shop, ...others], 4);
  const doomed = started("hold-lanes.ts", []);
  await holds(doomed, ACTIVE);

  const attempts = new Map<string, number>();
  let killedAt = Number.POSITIVE_INFINITY;
  const all = Promise.withResolvers<void>();
  const consumer = startConsumer(
    {
      "lanes.work": async (payload) => {
        const claimed = await claimLanes(payload.shop, payload.lanes);
        const at = performance.now();
        for (const { key } of claimed) {
          if (attempts.has(`${payload.shop}/${key}`)) throw new Error(`${key} was begun twice`);
          attempts.set(`${payload.shop}/${key}`, (at - killedAt) / 1_000);
        }
        await releaseLanes(
          payload.shop,
          claimed.map((lane) => ({ ...lane, sawWanted: lane.wanted, dueAt: null })),
        );
        if (attempts.size === ACTIVE) all.resolve();
        return { outcome: "done" };
      },
    },
    20,
  );
  const dispatcher = new Dispatcher();
  dispatcher.start();
  await announceWorker("bench", 20, 600_000);
  await wait(300);
  const ended = once(doomed, "exit");
  killedAt = performance.now();
  doomed.kill("SIGKILL");
  await ended;
  await all.promise;
  await dispatcher.stop();
  await consumer.stop(5_000);
  await bed.clear();
  return [...attempts.values()];
}

/** The same of BullMQ: seconds until the last job was taken again. */
async function killPeer(url: string): Promise<number> {
  const name = "stalled";
  const queue = new Queue(name, { connection: { url } });
  await queue.addBulk(Array.from({ length: ACTIVE }, (_, at) => ({ name: "work", data: { at } })));
  const doomed = started("hold-jobs.ts", [url, name, String(ACTIVE)]);
  await holds(doomed, ACTIVE);
  let attempts = 0;
  const all = Promise.withResolvers<void>();
  const worker = new Worker(
    name,
    async () => {
      if (++attempts === ACTIVE) all.resolve();
    },
    { connection: { url }, concurrency: 20 },
  );
  await worker.waitUntilReady();
  const ended = once(doomed, "exit");
  const killedAt = performance.now();
  doomed.kill("SIGKILL");
  await ended;
  await Promise.race([all.promise, wait(PEER_PATIENCE_MS)]);
  if (attempts < ACTIVE)
    throw new Error(`BullMQ took ${attempts} of ${ACTIVE} jobs again within ${PEER_PATIENCE_MS} ms`);
  const seconds = (performance.now() - killedAt) / 1_000;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return seconds;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const edges = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
