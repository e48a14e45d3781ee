// The world as `npm run sandbox` begins: the store that is always there, and three others on other plans.
import { buildStore } from "#sandbox/generator/build-store.ts";
import { generateHistory } from "#sandbox/generator/generate-history.ts";
import { STORES } from "#sandbox/generator/stores.ts";
import { seedWorld } from "#sandbox/world/seed.ts";
import { STORE } from "#sandbox/world/seed-catalogue.ts";
import type { World } from "#sandbox/world/world.ts";

const DAY = 86_400_000;
const OPENED_DAYS = 400;

/** Orders of the first store in the last two days. */
const NEWS = 60;
/** Orders of the stores beside the first, in their order. */
const ORDERS = [300, 450, 25] as const;

/** Fills an empty world. The same seed at the same time gives the same stores. */
export function seedStores(world: World, seed: number): void {
  seedWorld(world, seed);
  runThrough(generateHistory(world, { shop: STORE.domain, orders: NEWS, days: 2, seed }));
  for (const [index, profile] of STORES.slice(1).entries()) {
    buildStore(world, profile, world.nowMs() - OPENED_DAYS * DAY, seed + index);
    const options = { shop: profile.domain, orders: ORDERS[index] ?? 0, days: 365, seed: seed + index, lively: 8 };
    runThrough(generateHistory(world, options));
  }
}

/** To its end at one go. */
export function runThrough(work: Generator<unknown, void>): void {
  for (const _ of work);
}
