// What the pages ask of the database, for a shop of 1,000,000 orders: home, the lists, their filters, their pages, the search.
import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Cursor } from "#app/queries/cursor.ts";
import { setAppEnvironment } from "#bench/app-environment.ts";
import { FILLED, fillShop, GAP_MS, searchesIn } from "#bench/fill-shop.ts";
import { measure } from "#bench/measure.ts";
import { atMost, type BenchResult } from "#bench/result.ts";
import { startPostgres } from "#sandbox/processes/start-postgres.ts";
import { startRedis } from "#sandbox/processes/start-redis.ts";
import { throwawayFolder } from "#sandbox/processes/throwaway-folder.ts";
import { migrate } from "#scripts/migrate.ts";

/** Milliseconds that a page may wait for its data. */
const MOST = 100;

export default async function pages({ quick }: { quick: boolean }): Promise<BenchResult> {
  const orders = quick ? 5_000 : 1_000_000;
  const folder = throwawayFolder("switchyard-bench-");
  const [postgres, redis] = await Promise.all([
    startPostgres(join(folder, "postgres")),
    startRedis(join(folder, "redis")),
  ]);
  try {
    await postgres.createDatabase("bench");
    await migrate(postgres.url("owner", "bench"));
    const superuser = new pg.Client({ connectionString: postgres.url("superuser", "bench") });
    await superuser.connect();
    await fillShop(superuser, orders);
    await superuser.end();
    setAppEnvironment(postgres, "bench", redis.url);
    const readings = await readPages(orders, quick ? 2 : 7);
    return {
      name: "pages",
      about: `The queries behind the pages of a shop of ${orders.toLocaleString("en-GB")} orders in a PostgreSQL with its defaults, through the app's own role and row-level security. Every one is checked to find what it has to before it is timed. Milliseconds of one visitor at a time; a page's rendering is not in them.`,
      figures: readings.map(({ name, microseconds, spread }) => {
        const ms = microseconds / 1_000;
        const edges: [number, number] = [ms * spread[0], ms * spread[1]];
        return atMost("pages", `${name}, ms`, "must", MOST, ms, undefined, edges);
      }),
      table: [
        ["page", "ms", "spread"],
        ...readings.map(({ name, microseconds, spread }) => [
          name,
          (microseconds / 1_000).toFixed(1),
          spread.map((edge) => edge.toFixed(2)).join("–"),
        ]),
      ],
    };
  } finally {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readPages(orders: number, rounds: number) {
  const { getHome } = await import("#app/queries/get-home.server.ts");
  const { forShop } = await import("#app/db.server.ts");
  const { listCheckWeek } = await import("#app/queries/list-check-week.server.ts");
  const { listOrders } = await import("#app/queries/list-orders.server.ts");
  const { listAttention } = await import("#app/queries/list-attention.server.ts");
  const { attentionFilterFrom } = await import("#app/queries/attention-filter.ts");
  const { getActivity } = await import("#app/queries/get-activity.server.ts");
  const { closeDatabase } = await import("#app/db.server.ts");
  const { producerRedis } = await import("#app/redis.server.ts");
  const now = new Date();
  type Options = Parameters<typeof listOrders>[1];
  const list = (options: Partial<Options> = {}) =>
    listOrders(FILLED, { view: "all", search: "", cursor: null, ...options });
  const some = async (found: Promise<{ rows: unknown[] | null }>) => {
    if (!(await found).rows?.length) throw new Error("a page that has rows came back empty");
  };
  const middle: Cursor = {
    direction: "older",
    at: new Date(now.getTime() - (orders / 2) * GAP_MS).toISOString(),
    id: "0",
  };
  const attention = (query: string) =>
    listAttention(FILLED, { filter: attentionFilterFrom(new URLSearchParams(query)), cursor: null });
  const pages: [name: string, read: () => Promise<unknown>][] = [
    ["home", () => getHome(FILLED, { now })],
    [
      "home: what the checks found",
      () => forShop(FILLED, (tx) => listCheckWeek(tx, FILLED, { now, timezone: "Europe/London" })),
    ],
    ["orders", () => some(list())],
    ["orders, a page in the middle", () => some(list({ cursor: middle }))],
    ["orders, those that want a person", () => some(list({ view: "attention" }))],
    ["orders, flagged", () => some(list({ view: "flagged" }))],
    ["orders, found by one rule", () => some(list({ found: "fraud-check" }))],
    ["orders, found by a rule that finds few", () => some(list({ found: "rare-rule" }))],
    ...Object.entries(searchesIn(orders)).map(([by, search]): [string, () => Promise<unknown>] => [
      `search: ${by} (${search})`,
      async () => {
        const { rows } = await list({ search });
        if (!rows || (rows.length === 0) !== (by === "nothing"))
          throw new Error(`searching ${search} found ${rows?.length}`);
      },
    ]),
    ["search: two names, a page in the middle", () => list({ search: "zoe family1", cursor: middle })],
    ["attention", () => some(attention(""))],
    ["attention, of one kind, the oldest first", () => some(attention("about=address&sort=oldest"))],
    ["attention, dealt with", () => some(attention("state=done"))],
    ["attention, by number", () => attention(`search=${1_000 + orders}`)],
    ["activity", () => getActivity(FILLED)],
  ];
  try {
    return await measure(
      pages.map(([name, read]) => ({ name, operations: 1, run: async () => void (await read()) })),
      rounds,
    );
  } finally {
    await closeDatabase();
    producerRedis.disconnect();
  }
}
