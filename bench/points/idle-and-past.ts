// What a store costs in points where nothing is to be written: its past, read by bulk operations, and new orders for which no rule does
// anything.
import type { AppRun } from "#bench/app/app-run.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { buildStore } from "#sandbox/generator/build-store.ts";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { runThrough } from "#sandbox/generator/seed-stores.ts";
import { STORES } from "#sandbox/generator/stores.ts";
import type { World } from "#sandbox/world/world.ts";

const DAY_MS = 86_400_000;
/** What Shopify shows of the past without a further scope is 60 days. */
const PAST_DAYS = 50;
const BURST = 100;
/** Of the sweep, which looks for what no webhook told: it goes by time, not by what rules do. */
const SWEEPS: ReadonlySet<string> = new Set(["listUpdatedOrders", "readOrders", "listSubscriptions"]);
/** No order is worth as much. */
const NEVER = { field: "order.total_price", op: "at_least", value: 10_000_000 };
const RULES = STORE_RULES.map(({ document }) => ({ ...document, when: { all: [document.when, NEVER] } }));
const isAboutParts = ({ on }: Record<string, unknown>) => String(on).startsWith("fulfillment_order");

export interface IdleAndPast {
  /** Points an order of the past, bulk operations included. */
  past: number;
  /** Points a new order for which no rule does anything, the sweep left out. */
  idle: number;
  /** The same where a rule waits for news of fulfilment orders, of which each is asked whose it is. */
  idleWithParts: number;
}

/** @param run whose world is given a store more. */
export async function idleAndPast(run: AppRun, world: World, count: number): Promise<IdleAndPast> {
  const [, profile] = STORES;
  if (!profile) throw new Error("the sandbox has one store only");
  const shop = profile.domain;
  buildStore(world, profile, world.nowMs() - 400 * DAY_MS, 1);
  runThrough(generateHistory(world, { shop, orders: count, days: PAST_DAYS, seed: 1 }));
  await run.enter(
    shop,
    RULES.filter((rule) => !isAboutParts(rule)),
  );
  const spent = (which = (_operation: string) => true) =>
    Object.entries(run.sandbox.journal.counts(shop).byOperation)
      .filter(([operation]) => which(operation))
      .reduce((sum, [, { points }]) => sum + points, 0);

  await run.database.query(
    "update shop set installed_at = now(), history_from = null, history_completed_at = null where shop = $1",
    [shop],
  );
  await run.database.query("update lane set due_at = now() where shop = $1 and kind = 'history'", [shop]);
  await run.settle(shop);
  const { rows } = await run.database.query<{ read: number; done: boolean }>(
    `select (select count(*)::int from order_state where shop = $1) as read, history_completed_at is not null as done
     from shop where shop = $1`,
    [shop],
  );
  const [history] = rows;
  if (!history?.done || history.read < count * 0.9)
    throw new Error(`the past was not read: ${JSON.stringify(history)}`);
  const past = spent() / history.read;

  const placed = async () => {
    const before = spent((operation) => !SWEEPS.has(operation));
    for (let made = 0; made < count; made += BURST) {
      makeOrders(world, shop, { count: Math.min(BURST, count - made), seed: 1_000 + made, lives: false });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await run.settle(shop);
    return (spent((operation) => !SWEEPS.has(operation)) - before) / count;
  };
  const idle = await placed();
  await run.rule(shop, RULES.filter(isAboutParts));
  return { past, idle, idleWithParts: await placed() };
}
