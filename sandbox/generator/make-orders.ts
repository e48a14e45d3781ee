// Orders of a kind on demand.

import { Buyers } from "#sandbox/generator/buyers.ts";
import type { Drawn, OrderKind } from "#sandbox/generator/draw-order.ts";
import { drawFor, drawNext, type Last, lifeOf, makeOrder } from "#sandbox/generator/generate-history.ts";
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

const DAY_MS = 86_400_000;
const MOST_DRAWS = 20;

/**
 * The very basket that this buyer, or somebody at this address, ordered within a day: to anybody a duplicate, though it was only
 * drawn so. In a burst popular goods make many of them, and the truth would be wrong about each.
 */
function isAccidentalTwin(world: World, { kind, draft, buyer }: Drawn, atMs: number): boolean {
  if (kind === "duplicate" || buyer === null || !("id" in buyer)) return false;
  const wanted = basketOf(draft.lines);
  return world
    .ordersOfCustomer(buyer.id)
    .some((order) => atMs - Date.parse(order.createdAt) < DAY_MS && basketOf(order.lines) === wanted);
}

const basketOf = (lines: readonly { variantId?: string | null; title?: string; quantity: number }[]): string =>
  lines
    .map(({ variantId, title, quantity }) => `${variantId ?? title} ${quantity}`)
    .sort()
    .join(", ");

/** Makes them now. Refused when the store sells nothing of the kind. */
export function makeOrders(world: World, shop: string, { kind, count, seed, lives }: OrdersWanted): OrderRecord[] {
  const shelf = shelfOf(world, profileOf(shop), shop);
  const heads = world.orderIndex.ofShop(shop);
  const buyers = new Buyers(
    heads.length,
    heads.flatMap(({ customerId }) => customerId ?? []),
  );
  const chance = seededRandom(seed ?? world.shop(shop).lastOrderNumber);
  // As buyers come, one may be the last one again.
  let last: Last | null = null;
  return Array.from({ length: count }, () => {
    const atMs = world.nowMs();
    const draw = () =>
      kind ? drawFor(world, shelf, buyers, chance, atMs, kind) : drawNext(world, shelf, buyers, chance, atMs, last);
    let drawn = draw();
    for (let time = 0; time < MOST_DRAWS && isAccidentalTwin(world, drawn, atMs); time++) drawn = draw();
    if (kind && drawn.kind !== kind) throw new Refused(`${world.shop(shop).name} sells nothing of the kind "${kind}"`);
    const made = makeOrder(world, shop, drawn, buyers);
    last = { drawn, orderId: made.id, customerId: made.customerId, atMs };
    if (lives) giveLife(world, shop, made.id, lifeOf(made, drawn, chance, atMs), atMs);
    return made;
  });
}
