// The whole pipeline under a backlog: orders that wait in the inbox go through gather, decide and record, by the worker as it is deployed,
// with PostgreSQL and Redis on the same cores. What waits for Shopify is not in it: the rules flag, and write nothing.
import { type AppUnderLoad, prepareApp } from "#bench/app/app-under-load.ts";
import { Resident } from "#bench/app/resident.ts";
import { ORDER_HOSTS, signedOrders, webhookHeaders } from "#bench/app/signed-orders.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { atLeast, atMost, type BenchResult, info } from "#bench/result.ts";

const SHOP = "bench.myshopify.com";
const IN_FLIGHT = 256;

/** The twenty rules of the bench of points: those that tag, so that each has something to say; only their findings are recorded. */
const RULES = STORE_RULES.map(({ document }) => ({
  ...document,
  on: ["order.created"],
  then: [{ do: "remember", scope: "order", name: `is ${document.id}`, value: true }],
}));

export default async function pipeline({ quick }: { quick: boolean }): Promise<BenchResult> {
  const [warmUp, count, rounds] = quick ? [100, 200, 1] : [2_000, 6_000, 5];
  const app = await prepareApp();
  try {
    await app.enter(SHOP, [SHOP, ...ORDER_HOSTS], RULES);
    const web = await app.start("web");
    const worker = await app.start("worker");
    const resident = new Resident({ web: web.pid, worker: worker.pid });
    let orders = signedOrders(warmUp);
    await ingest(orders);
    await decided(app);
    const [perSecond, counted]: [number[], { commits: number; redisCommands: number; walBytes: number }[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      // Nothing is worked on while the inbox fills: the dispatcher sees lanes when they are due.
      orders = signedOrders(count, 7_000_000_000_000 + (round + 1) * 1_000_000);
      worker.signal("SIGSTOP");
      await ingest(orders);
      await app.done();
      // All of it counts: that a process that slept has to win its lease again, and looks at one order that another one set off.
      const started = performance.now();
      worker.signal("SIGCONT");
      await decided(app);
      perSecond.push(count / ((performance.now() - started) / 1_000));
      counted.push(await app.done());
    }
    const { rows } = await app.database.query<{ n: number }>(
      "select count(distinct lane_key)::int as n from run where shop = $1 and lane_kind = 'order'",
      [SHOP],
    );
    if (rows[0]?.n !== warmUp + count * rounds)
      throw new Error(`${warmUp + count * rounds} orders came, ${rows[0]?.n} were decided`);
    const sum = (of: keyof (typeof counted)[0]) =>
      counted.reduce((total, one) => total + one[of], 0) / (count * rounds);
    const median = perSecond.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    const most = resident.stop();
    return {
      name: "pipeline",
      about: `${count.toLocaleString("en-GB")} new orders of a seeded store with 20 rules wait in the inbox; from the moment at which the worker goes on until the last of them is decided and recorded, ${rounds} times, after ${warmUp.toLocaleString("en-GB")} to warm up. Every commit is synced (PostgreSQL's defaults), Redis syncs every second. Afterwards every order was decided. The most that each process had resident is of the whole bench, warm-up and intake included.`,
      figures: [
        {
          ...atLeast("pipeline", "orders a second through decide and record", "must", 1_000, median),
          spread: [Math.min(...perSecond), Math.max(...perSecond)],
        },
        atMost("pipeline", "most MB resident, worker", "must", 250, most.worker ?? 0),
        atMost("pipeline", "most MB resident, web", "must", 250, most.web ?? 0),
        atMost("pipeline", "seconds until a worker takes work", "must", 2, worker.readyMs / 1_000),
        atMost("pipeline", "seconds until a web process answers", "must", 2, web.readyMs / 1_000),
        atMost("pipeline", "Redis commands an order", "must", 3, sum("redisCommands")),
        atMost("pipeline", "commits an order", "must", 2, sum("commits")),
        info("pipeline", "kB of write-ahead log an order", sum("walBytes") / 1_000),
      ],
      table: [
        ["round", "orders a second", "commits an order", "Redis commands an order", "kB of log an order"],
        ...perSecond.map((rate, at) => [
          ...[String(at + 1), rate.toFixed(0)],
          ...(["commits", "redisCommands"] as const).map((of) => ((counted[at]?.[of] ?? 0) / count).toFixed(2)),
          ((counted[at]?.walBytes ?? 0) / count / 1_000).toFixed(1),
        ]),
      ],
    };
  } finally {
    await app.close();
  }
}

async function ingest(orders: ReturnType<typeof signedOrders>): Promise<void> {
  const { ingestWebhook } = await import("#app/ingest/ingest-webhook.server.ts");
  let next = 0;
  const one = async () => {
    for (let order = orders[next++]; order; order = orders[next++]) {
      const { outcome } = await ingestWebhook(webhookHeaders(SHOP, "orders/create", order.signature), order.body);
      if (outcome !== "accepted") throw new Error(`a webhook was ${outcome}`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
}

/** Waits until nothing waits any more. */
async function decided({ database }: AppUnderLoad): Promise<void> {
  for (const until = performance.now() + 240_000; performance.now() < until; ) {
    // Not counted, which would be work beside what is measured.
    const { rows } = await database.query("select from delivery_key where shop = $1 and status = 'RECEIVED' limit 1", [
      SHOP,
    ]);
    if (!rows.length) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the inbox was not worked off");
}
