// From the first byte of a webhook to the first byte of what is written back, in an open loop: web and worker as they are deployed,
// against ways that keep less, each with its own process.
import { join } from "node:path";
import { Pool } from "undici";
import { type AppUnderLoad, prepareApp } from "#bench/app/app-under-load.ts";
import { ORDER_HOSTS, type SignedOrder, signedOrders, webhookHeaders } from "#bench/app/signed-orders.ts";
import { cpuSeconds } from "#bench/cpu-seconds.ts";
import { openLoop } from "#bench/open-loop.ts";
import { percentile } from "#bench/percentile.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { atMost, type BenchResult, type Figure, info } from "#bench/result.ts";
import { sessionsCpuSeconds } from "#bench/sessions-cpu-seconds.ts";

const SHOP = "bench.myshopify.com";
const WAYS = {
  inline: "in the request's own handler (keeps nothing)",
  bullmq: "BullMQ (Redis, synced each second)",
  graphile: "graphile-worker (PostgreSQL, LISTEN/NOTIFY)",
};
const OURS = "Switchyard (PostgreSQL, every step committed)";
/** Twenty rules, of which one is true of every order. */
const RULES = [
  ...STORE_RULES.slice(0, 19).map(({ document }) => document),
  {
    ...{ id: "seen", name: "seen", on: ["order.created"], then: [{ do: "add_tags", tags: ["seen"] }] },
    when: { field: "order.total_price", op: "at_least", value: 0 },
  },
].filter(({ then }) => (then as { do: string }[])[0]?.do === "add_tags");

interface Reading {
  way: string;
  apiMs: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of an event, ms: of ours alone. */
  cpu: { worker: number; postgres: number } | null;
}

export default async function writeBack({ quick }: { quick: boolean }): Promise<BenchResult> {
  const rates = quick ? [50] : [10, 100, 500];
  const readings = await readAll(quick ? [0] : [0, 50], rates, quick);
  const at = (way: string, perSecond: number, apiMs = 0) =>
    readings.find((one) => one.way === way && one.perSecond === perSecond && one.apiMs === apiMs);
  const rate = quick ? 50 : 100;
  const [ours, graphile] = [at(OURS, rate), at(WAYS.graphile, rate)] as [Reading, Reading];
  const figures: Figure[] = [
    atMost("write-back", `p50 at ${rate} a second, ms`, "reach", 5, ours.p50),
    atMost("write-back", `p99 at ${rate} a second, ms`, "reach", 25, ours.p99),
    atMost("write-back", `p50 ÷ graphile-worker, ${rate} a second`, "reach", 1, ours.p50 / graphile.p50),
    ...rates.flatMap((perSecond) => {
      const reading = at(OURS, perSecond);
      const cpu = (of: "worker" | "postgres") => reading?.cpu?.[of] ?? Number.NaN;
      return [
        info("write-back", `p50 at ${perSecond} a second, ms`, reading?.p50 ?? Number.NaN),
        info("write-back", `processor time of the worker for an order at ${perSecond} a second, ms`, cpu("worker")),
        info("write-back", `processor time of PostgreSQL for an order at ${perSecond} a second, ms`, cpu("postgres")),
      ];
    }),
  ];
  return {
    name: "write-back",
    about:
      "Signed webhooks of new orders (10 kB) come by the clock and wait for nobody; for each, the time from the moment at which it was due to the moment at which the Admin API has the mutation that tags the order. Rules as in the bench of points, those that tag, and one that is true of every order. Each order is checked to be written exactly once by each way.",
    figures,
    table: [
      ["way", "API answers after", "events a second", "p50 ms", "p99 ms"],
      ...readings.map(({ way, apiMs, perSecond, p50, p99 }) => [
        ...[way, `${apiMs} ms`, String(perSecond)],
        ...[p50.toFixed(1), p99.toFixed(1)],
      ]),
    ],
  };
}

async function readAll(delays: readonly number[], rates: readonly number[], quick: boolean): Promise<Reading[]> {
  const app = await prepareApp();
  const readings: Reading[] = [];
  const seconds = quick ? 1 : 5;
  const warmUp = quick ? 20 : 200;
  const ways = Object.keys(WAYS).length + 1;
  const ofAllRates = rates.reduce((sum, rate) => sum + rate, 0) * seconds;
  const orders = signedOrders((ofAllRates * delays.length + warmUp) * ways);
  let used = 0;
  const next = (count: number) => {
    used += count;
    return orders.slice(used - count, used);
  };
  try {
    await app.enter(SHOP, [SHOP, ...ORDER_HOSTS], RULES);
    const worker = await app.start("worker");
    const cpu = async () => ({
      worker: cpuSeconds(worker.pid),
      postgres: await sessionsCpuSeconds(app.database, "usename like 'switchyard%'"),
    });
    const doors: [string, Pool][] = [[OURS, new Pool((await app.start("web")).url, { connections: 64 })]];
    for (const [way, name] of Object.entries(WAYS))
      doors.push([name, new Pool(await startWay(app, way), { connections: 64 })]);
    for (const [, pool] of doors) await run(app, pool, next(warmUp), 50);
    for (const apiMs of delays) {
      app.shopify.answersAfterMs = apiMs;
      // Interleaved: each rate is asked of all ways in turn.
      for (const perSecond of rates)
        for (const [way, pool] of doors) {
          const before = await cpu();
          const times = await run(app, pool, next(perSecond * seconds), perSecond);
          const after = await cpu();
          const ofEach = (of: "worker" | "postgres") => ((after[of] - before[of]) * 1_000) / times.length;
          readings.push({
            ...{ way, apiMs, perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
            cpu: way === OURS ? { worker: ofEach("worker"), postgres: ofEach("postgres") } : null,
          });
        }
    }
    await Promise.all(doors.map(([, pool]) => pool.close()));
  } finally {
    await app.close();
  }
  return readings;
}

async function startWay({ startProcess, databaseUrl }: AppUnderLoad, way: string): Promise<string> {
  const file = join(import.meta.dirname, "way-of-writing-back.ts");
  const one = await startProcess(way, [file, way], /takes webhooks at \d+/, { SHOP, DATABASE_URL: databaseUrl });
  return `http://127.0.0.1:${/takes webhooks at (\d+)/.exec(one.tail())?.[1]}`;
}

/** Milliseconds from when each was due until it was written. */
async function run(
  app: AppUnderLoad,
  pool: Pool,
  orders: readonly SignedOrder[],
  perSecond: number,
): Promise<number[]> {
  const written = new Map<string, number>();
  let doubled = 0;
  app.shopify.onWrite = (target) => {
    if (written.has(target)) doubled++;
    else written.set(target, performance.now());
  };
  const due = new Map<string, number>();
  let sent = 0;
  const started = performance.now();
  await openLoop(
    perSecond,
    () => sent < orders.length,
    async () => {
      const order = orders[sent] as SignedOrder;
      due.set(`gid://shopify/Order/${order.orderId}`, started + (sent++ * 1_000) / perSecond);
      const headers = webhookHeaders(SHOP, "orders/create", order.signature);
      const answer = await pool.request({ path: "/webhooks", method: "POST", headers, body: order.body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
    },
  );
  for (const until = performance.now() + 240_000; written.size < orders.length; ) {
    if (performance.now() > until) throw new Error(`${written.size} of ${orders.length} were written`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (doubled) throw new Error(`${doubled} orders were written twice`);
  return [...due].map(([target, at]) => (written.get(target) ?? Number.NaN) - at);
}
