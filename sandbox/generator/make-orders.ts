// Orders of a kind on demand.

import { Buyers } from "#sandbox/generator/buyers.ts";
import type { Drawn, OrderKind } from "#sandbox/generator/draw-order.ts";
import { drawFor, drawNext, type Last, lifeOf, makeOrder } from "#sandbox/generator/generate-history.ts";
import { giveLife } from "#sandbox/generator/live-on.ts";
import { shelfOf } from "#sandbox/generator/shelf.ts";
import { profileOf } from "#sandbox/generator/stores.ts";
import { seededRandom } from "#sandbox/world/seeded-random.ts";
import type { AddressRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface OrdersWanted {
  /** As buyers come, by default. */
  kind?: OrderKind | undefined;
  count: number;
  /** The same seed makes the same; by default every call makes others. */
  seed?: number | undefined;
  /**
   * A sale: some buyers press twice, and of these alone two orders look the same; nobody comes a third time; Shopify's analysis of each
   * comes within minutes, and nothing else becomes of them by itself.
   */
  sale?: boolean | undefined;
  /** Whether they are paid, shipped, sent back … by themselves when the time has come. */
  lives: boolean;
}

const DAY_MS = 86_400_000;
const MOST_DRAWS = 20;
const MOST_ORDERS_A_DAY = 2;

/** With so many of all units in common two baskets are the same to whoever looks. */
const ALIKE = 0.75;

interface Bought {
  customerId: string | null;
  address: string | null;
  units: Map<string, number>;
}

/**
 * Nearly a basket that was ordered from there within a day: to anybody a duplicate, though it was only drawn so. In a burst popular
 * goods make many of them, and the truth would be wrong about each.
 */
function isAccidentalTwin({ kind, draft }: Drawn, before: readonly Bought[]): boolean {
  const units = unitsOf(draft.lines);
  return kind !== "duplicate" && before.some((one) => shareOf(units, one.units) >= ALIKE);
}

/** What this buyer, or somebody at this address, has ordered of it. */
function boughtBefore({ draft, buyer }: Drawn, today: readonly Bought[]): Bought[] {
  const customerId = buyer !== null && "id" in buyer ? buyer.id : null;
  const address = addressKey(draft.shippingAddress);
  return today.filter(
    (one) => (customerId !== null && one.customerId === customerId) || (address !== null && one.address === address),
  );
}

const boughtIn = ({ customerId, shippingAddress, lines }: OrderRecord): Bought => ({
  ...{ customerId, address: addressKey(shippingAddress), units: unitsOf(lines) },
});
const addressKey = (address: Partial<AddressRecord> | null | undefined): string | null =>
  address?.address1 ? `${address.address1} ${address.zip}` : null;

function unitsOf(lines: readonly { variantId?: string | null; title?: string; quantity: number }[]) {
  const units = new Map<string, number>();
  for (const { variantId, title, quantity } of lines) {
    const key = variantId ?? title ?? "";
    units.set(key, (units.get(key) ?? 0) + quantity);
  }
  return units;
}

function shareOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const keys = new Set([...a.keys(), ...b.keys()]);
  let [both, either] = [0, 0];
  for (const key of keys) {
    const [x, y] = [a.get(key) ?? 0, b.get(key) ?? 0];
    both += Math.min(x, y);
    either += Math.max(x, y);
  }
  return either ? both / either : 0;
}

/** Makes them now. Refused when the store sells nothing of the kind. */
export function makeOrders(
  world: World,
  shop: string,
  { kind, count, seed, sale = false, lives }: OrdersWanted,
): OrderRecord[] {
  const shelf = shelfOf(world, profileOf(shop), shop);
  const heads = world.orderIndex.ofShop(shop);
  const buyers = new Buyers(
    heads.length,
    heads.flatMap(({ customerId }) => customerId ?? []),
  );
  const chance = seededRandom(seed ?? world.shop(shop).lastOrderNumber);
  const sinceMs = world.nowMs() - DAY_MS;
  const today = (sale ? heads : [])
    .filter(({ createdAt }) => createdAt * 1_000 >= sinceMs)
    .flatMap(({ id }) => world.order(shop, id) ?? [])
    .map(boughtIn);
  let last: Last | null = null;
  return Array.from({ length: count }, () => {
    const atMs = world.nowMs();
    const draw = () =>
      sale ? drawNext(world, shelf, buyers, chance, atMs, last) : drawFor(world, shelf, buyers, chance, atMs, kind);
    let drawn = draw();
    for (let time = 0; sale && time < MOST_DRAWS; time++) {
      const before = boughtBefore(drawn, today);
      if (before.length < MOST_ORDERS_A_DAY && !isAccidentalTwin(drawn, before)) break;
      drawn = draw();
    }
    if (kind && drawn.kind !== kind) throw new Refused(`${world.shop(shop).name} sells nothing of the kind "${kind}"`);
    const made = makeOrder(world, shop, drawn, buyers);
    today.push(boughtIn(made));
    last = { drawn, orderId: made.id, customerId: made.customerId, atMs };
    if (lives || sale) {
      const life = lifeOf(made, drawn, chance, atMs);
      giveLife(world, shop, made.id, lives ? life : life.filter((step) => step.do === "read-risk"), atMs);
    }
    return made;
  });
}
