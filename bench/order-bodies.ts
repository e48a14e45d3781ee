import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { runThrough } from "#sandbox/generator/seed-stores.ts";
import { orderBody } from "#sandbox/webhooks/bodies/order.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import { World } from "#sandbox/world/world.ts";

/** Orders of a seeded store, as its webhooks say them: no two alike, since what is alike packs and locks unlike real ones. */
export function orderBodies(count: number): Buffer[] {
  const world = new World();
  seedWorld(world, 1);
  runThrough(generateHistory(world, { shop: STORE.domain, orders: count, days: 60, seed: 1 }));
  return [...world.ordersOf(STORE.domain)]
    .slice(-count)
    .map((order) => Buffer.from(JSON.stringify(orderBody(world, order))));
}
