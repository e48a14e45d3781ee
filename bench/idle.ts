// What a store costs in Admin API points where nothing is to be written: its past, read by bulk operations at install, and new orders
// for which no rule does anything.
import { type AppRun, startAppRun } from "#bench/app/app-run.ts";
import { enterRules } from "#bench/app/enter-shop.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { atMost, type BenchResult, info } from "#bench/result.ts";
import { buildStore } from "#sandbox/generator/build-store.ts";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { runThrough } from "#sandbox/generator/seed-stores.ts";
import { STORES } from "#sandbox/generator/stores.ts";
import { World } from "#sandbox/world/world.ts";

const DAY_MS = 86_400_000;
/** Shopify shows 60 days without a further scope. */
const PAST_DAYS = 50;
const BURST = 100;
/** Of the sweep, which looks for what no webhook told: it goes by time, whatever rules do. */
const SWEEPS: ReadonlySet<string> = new Set([
  "listUpdatedOrders",
  "readOrders",
  "readOrderDetails",
  "listSubscriptions",
]);
/** No order is worth as much. */
const NEVER = { field: "order.total_price", op: "at_least", value: 10_000_000 };
const RULES = STORE_RULES.map(({ document }) => ({ ...document, when: { all: [document.when, NEVER] } }));
const isAboutParts = ({ on }: Record<string, unknown>) => String(on).startsWith("fulfillment_order");

export default async function idle({ quick }: { quick: boolean }): Promise<BenchResult> {
  const count = quick ? 120 : 10_000;
  const [, profile] = STORES;
  if (!profile) throw new Error("the sandbox has one store only");
  const { domain: shop } = profile;
  const world = new World();
  buildStore(world, profile, world.nowMs() - 400 * DAY_MS, 1);
  runThrough(generateHistory(world, { shop, orders: count, days: PAST_DAYS, seed: 1 }));
  const run = await startAppRun(
    world,
    shop,
    RULES.filter((rule) => !isAboutParts(rule)),
  );
  try {
    const past = await readPast(run, shop, count);
    const none = await placeOrders(run, world, shop, count);
    await enterRules(shop, RULES.filter(isAboutParts));
    const withParts = await placeOrders(run, world, shop, count);
    return {
      name: "idle",
      about: `A store with ${count.toLocaleString("en-GB")} orders in its last ${PAST_DAYS} days (shipped, refunded, cancelled …), which are read at install, and then as many new orders, for which none of the 20 rules of the bench "points" is true. Points by the cost model of the simulated Shopify. The sweep, which goes by time, is not among the points of new orders.`,
      figures: [
        atMost("idle", "points an order of the past", "must", 0.05, past.points / past.orders),
        atMost("idle", "points an order for which no rule does anything", "must", 0, none),
        info(
          "idle",
          "points an order for which no rule does anything, where one waits for fulfilment orders",
          withParts,
        ),
      ],
      table: [
        ["operation", "requests for the past", "points"],
        ...past.byOperation.map(([name, { requests, points }]) => [name, String(requests), String(points)]),
      ],
    };
  } finally {
    await run.close();
  }
}

type Spent = { requests: number; points: number };

const spentIn = (run: AppRun, shop: string): [string, Spent][] =>
  Object.entries(structuredClone(run.sandbox.journal.counts(shop).byOperation));
const pointsOf = (spent: readonly [string, Spent][]) => spent.reduce((sum, [, { points }]) => sum + points, 0);

/** Has the past read, as after an install. */
async function readPast(run: AppRun, shop: string, count: number) {
  await run.database.query(
    "update shop set installed_at = now(), history_from = null, history_completed_at = null where shop = $1",
    [shop],
  );
  await run.database.query("update lane set due_at = now() where shop = $1 and kind = 'history'", [shop]);
  await run.settle();
  const { rows } = await run.database.query<{ orders: number; done: boolean }>(
    `select (select count(*)::int from order_state where shop = $1) as orders, history_completed_at is not null as done
     from shop where shop = $1`,
    [shop],
  );
  const [read] = rows;
  // Some were changed in the last moments: those are news, not history.
  if (!read?.done || read.orders < count * 0.9) throw new Error(`the past was not read: ${JSON.stringify(read)}`);
  const byOperation = spentIn(run, shop).toSorted(([, a], [, b]) => b.points - a.points);
  return { orders: read.orders, points: pointsOf(byOperation), byOperation };
}

/** Points an order, the sweep left out. */
async function placeOrders(run: AppRun, world: World, shop: string, count: number): Promise<number> {
  const spent = () => pointsOf(spentIn(run, shop).filter(([operation]) => !SWEEPS.has(operation)));
  const before = spent();
  for (let made = 0; made < count; made += BURST) {
    makeOrders(world, shop, { count: Math.min(BURST, count - made), seed: 1_000 + made, lives: false });
    await run.catchUp();
  }
  await run.settle();
  return (spent() - before) / count;
}
