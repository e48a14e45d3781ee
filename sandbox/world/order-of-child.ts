import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

type Lists = "transactions" | "refunds" | "fulfillments" | "lines" | "shippingLines" | "edits" | "returns";

/** Orders by ids of children that were found before. */
const REMEMBERED = 20_000;
const found = new WeakMap<World, Map<string, string>>();

/** The order that a child record is of; null when no order of the shop has it. */
export function orderOfChild(world: World, shop: string, list: Lists, id: string): OrderRecord | null {
  let known = found.get(world);
  if (!known) {
    known = new Map();
    found.set(world, known);
  }
  const key = `${list} ${id}`;
  const orderId = known.get(key) ?? world.reading(() => search(world, shop, list, id));
  const order = orderId ? world.order(shop, orderId) : null;
  if (!order || !has(order, list, id)) {
    known.delete(key);
    return null;
  }
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, order.id);
  return order;
}

const has = (order: OrderRecord, list: Lists, id: string) => order[list].some((one) => one.id === id);

function search(world: World, shop: string, list: Lists, id: string): string | null {
  // Ids only grow: what was born with its order has one that follows the order's own.
  const before = world.orderIndex.lastBefore(shop, id);
  const near = before && world.order(shop, before.id);
  if (near && has(near, list, id)) return near.id;
  // What was born later changed its order then: those changed last are looked at first.
  return world.lastChangedOrdersOf(shop).find((order) => has(order, list, id))?.id ?? null;
}
