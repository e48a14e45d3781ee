// Orders of a kind on demand.

import { Buyers } from "#sandbox/generator/buyers.ts";
import type { OrderKind } from "#sandbox/generator/draw-order.ts";
import { drawFor, lifeOf, makeOrder } from "#sandbox/generator/generate-history.ts";
import { giveLife } from "#sandbox/generator/live-on.ts";
import { shelfOf } from "#sandbox/generator/shelf.ts";
import { profileOf } from "#sandbox/generator/stores.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OrdersWanted {
  /** As buyers come, by default. */
  kind?: OrderKind | undefined;
  count: number;
  /** The same seed makes the same; by default every call makes others. */
  seed?: number | undefined;
  /** Whether they are paid, shipped, sent back … by themselves when the time has come. */
  lives: boolean;
}

/** Makes them now. Refused when the store sells nothing of the kind. */
export function makeOrders(world: World, shop: string, { kind, count, seed, lives }: OrdersWanted): OrderRecord[] {
  const shelf = shelfOf(world, profileOf(shop), shop);
  const heads = world.orderIndex.ofShop(shop);
  const buyers = new Buyers(
    heads.length,
    heads.flatMap(({ customerId }) => customerId ?? []),
  );
  const chance = seededRandom(seed ?? world.shop(shop).lastOrderNumber);
  return Array.from({ length: count }, () => {
    const atMs = world.nowMs();
    const drawn = drawFor(world, shelf, buyers, chance, atMs, kind);
    if (kind && drawn.kind !== kind) throw new Refused(`${world.shop(shop).name} sells nothing of the kind "${kind}"`);
    const made = makeOrder(world, shop, drawn, buyers);
    if (lives) giveLife(world, shop, made.id, lifeOf(made, drawn, chance, atMs), atMs);
    return made;
  });
}
