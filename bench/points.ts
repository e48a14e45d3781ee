// What a processed order costs in Admin API points: the app against three ways of doing the same by hand, on one store's orders.
import { startAppRun } from "#bench/app/app-run.ts";
import { endState, fingerprint } from "#bench/points/end-state.ts";
import { combined, naive, payingClient, type Spent, taskPerRule, wantedFor } from "#bench/points/hand-written.ts";
import { STORE_RULES } from "#bench/points/store-rules.ts";
import { atMost, type BenchResult, info } from "#bench/result.ts";
import { makeOrders } from "#sandbox/generator/make-orders.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { installApp } from "#sandbox/world/install-app.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { World } from "#sandbox/world/world.ts";
import { readAppToml } from "#tests/support/read-app-toml.ts";

const SHOP = STORE.domain;
/** Orders that come at one moment. */
const BURST = 100;
/** By plan: Shopify's documentation, rate limits of the GraphQL Admin API. */
const POINTS_A_SECOND = { standard: 100, advanced: 200, Plus: 1_000 };
const WAYS = { "query + one mutation per action": naive, "one task a rule": taskPerRule, "combined by hand": combined };

interface Run extends Spent {
  state: string[];
}

function* orders(world: World, count: number): Generator<OrderRecord[]> {
  for (let made = 0; made < count; made += BURST)
    yield makeOrders(world, SHOP, { count: Math.min(BURST, count - made), seed: 1_000 + made, lives: false });
}

function aWorld(): World {
  const world = new World();
  seedWorld(world, 1);
  return world;
}

function byHand(way: (typeof WAYS)[keyof typeof WAYS], count: number): Run & { acted: number; actions: number } {
  const world = aWorld();
  const { scopes } = readAppToml().access_scopes;
  installApp(world, SHOP, "bench-api-key", scopes.split(","));
  const { send, spent } = payingClient(world, SHOP, scopes.split(","));
  const places = new Map(world.locationsOf(SHOP).map(({ id, name }) => [name, id]));
  const all: OrderRecord[] = [];
  let [acted, actions] = [0, 0];
  for (const burst of orders(world, count))
    for (const order of burst) {
      const body = orderBody(world, order);
      const wanted = wantedFor(body as never);
      if (wanted.length) acted++;
      actions += wanted.length;
      way(send, body.admin_graphql_api_id as string, wanted, places);
      all.push(order);
    }
  return { ...spent, state: endState(world, all), acted, actions };
}

async function byApp(count: number): Promise<Run & { byOperation: [string, { requests: number; points: number }][] }> {
  const world = aWorld();
  const run = await startAppRun(
    world,
    SHOP,
    STORE_RULES.map(({ document }) => document),
  );
  try {
    await run.settle();
    const before = structuredClone(run.sandbox.journal.counts(SHOP));
    const all: OrderRecord[] = [];
    for (const burst of orders(world, count)) {
      all.push(...burst);
      await run.catchUp();
    }
    await run.settle();
    await run.compare();
    const { points, requests, byOperation } = run.sandbox.journal.counts(SHOP);
    return {
      points: points - before.points,
      requests: requests - before.requests,
      state: endState(world, all),
      byOperation: Object.entries(byOperation).toSorted(([, a], [, b]) => b.points - a.points),
    };
  } finally {
    await run.close();
  }
}

export default async function points({ quick }: { quick: boolean }): Promise<BenchResult> {
  const count = quick ? 100 : 10_000;
  const hands = Object.entries(WAYS).map(([name, way]) => ({ name, ...byHand(way, count) }));
  const app = await byApp(count);
  for (const hand of hands) expectSame(app.state, hand);
  const [plain, , floor] = hands as [(typeof hands)[0], (typeof hands)[0], (typeof hands)[0]];
  return {
    name: "points",
    about: `${count.toLocaleString("en-GB")} new orders of a seeded store with 20 rules (tags, notes, attributes, metafields, holds, moves); ${((plain.acted / count) * 100).toFixed(0)} % of them set at least one off, ${(plain.actions / count).toFixed(2)} actions an order. Points by the cost model of the simulated Shopify, which agrees with recordings of a real store. After it the tags, notes, attributes, metafields, places and holds of every order are compared: all four ways leave the same (${fingerprint(app.state)}). The points of the app are counted until its sweep has compared each order with the store after its last change; an order waits for others a minute at most, in production an hour, which costs less.`,
    figures: [
      atMost("points", "points ÷ combined by hand", "must", 1.05, app.points / floor.points),
      atMost("points", "points ÷ query + one mutation per action", "must", 0.35, app.points / plain.points),
      info("points", "points an order", app.points / count),
      info("points", "points an order, query + one mutation per action", plain.points / count),
      info("points", "points an order, combined by hand", floor.points / count),
      info("points", "share of orders that set a rule off", plain.acted / count),
      info("points", "actions an order", plain.actions / count),
      ...Object.entries(POINTS_A_SECOND).flatMap(([plan, points]) => [
        info("points", `orders an hour, ${plan} plan`, (points * 3_600 * count) / app.points),
        info("points", `hours for 50,000 orders, ${plan} plan`, (50_000 * app.points) / count / points / 3_600),
      ]),
    ],
    table: [
      ["way", "points an order", "requests an order", "÷ ours"],
      ["Switchyard", (app.points / count).toFixed(2), (app.requests / count).toFixed(2), "1.00"],
      ...hands.map(({ name, points, requests }) => [
        name,
        (points / count).toFixed(2),
        (requests / count).toFixed(2),
        (points / app.points).toFixed(2),
      ]),
      ...app.byOperation.map(([name, spent]) => [
        `Switchyard: ${name}`,
        (spent.points / count).toFixed(2),
        (spent.requests / count).toFixed(2),
        "",
      ]),
    ],
  };
}

function expectSame(ours: readonly string[], { name, state }: { name: string; state: readonly string[] }): void {
  const at = state.findIndex((line, index) => line !== ours[index]);
  if (at >= 0) throw new Error(`the end states differ from "${name}":\n${ours[at]}\n${state[at]}`);
}
