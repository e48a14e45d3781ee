import { changeQuantity, levelAt, tellLevel } from "#sandbox/world/inventory/inventory-level.ts";
import { stockOfOrder } from "#sandbox/world/inventory/stock-of-order.ts";
import { tellProductOf } from "#sandbox/world/inventory/tell-product-of.ts";
import { type InventoryLevelRecord, levelKey, type OrderStockRecord } from "#sandbox/world/records/inventory.ts";
import { TOPICS as TOPICS_OF_ALL, type Topic } from "#sandbox/world/topic.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Of an order's events, those that may come of units being held, shipped, moved, taken out or sent back. */
const TOPICS: ReadonlySet<Topic> = new Set(
  TOPICS_OF_ALL.filter((topic) =>
    /^(fulfillments\/|fulfillment_orders\/|refunds\/|returns\/|reverse_|orders\/(cancelled|delete|edited|fulfilled|partially_fulfilled))/.test(
      topic,
    ),
  ),
);

export const changesStock = (topic: Topic): boolean => TOPICS.has(topic);

const gone = (row: OrderStockRecord | undefined): number => (row ? row.shipped + row.lost - row.returned : 0);

/**
 * Brings stock in step with an order. `World` calls it before anybody hears of a change of an order, so that committed,
 * shipped, cancelled, moved and returned units are right whichever verb changed it. Emits inventory_levels/update and
 * products/update for what is available in other numbers now.
 */
export function settleOrderStock(world: World, orderId: string, emit: Emit): void {
  const order = world.state.orders[orderId];
  const before = world.state.orderStock[orderId] ?? [];
  const after = order
    ? stockNow(world, order, before)
    : // Deleted: nothing is held for it any more; what left the shelf stays away.
      before.map((row) => ({ ...row, committed: 0 }));
  const was = new Map(before.map((row) => [levelKey(row.itemId, row.locationId), row]));
  const is = new Map(after.map((row) => [levelKey(row.itemId, row.locationId), row]));
  const told: InventoryLevelRecord[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const level = world.state.inventoryLevels[key];
    if (!level) continue;
    const committed = (is.get(key)?.committed ?? 0) - (was.get(key)?.committed ?? 0);
    const available = gone(was.get(key)) - gone(is.get(key)) - committed;
    if (committed !== 0) changeQuantity(world, level, "committed", committed);
    if (available === 0) continue;
    changeQuantity(world, level, "available", available);
    told.push(level);
  }
  if (order && after.length > 0) world.state.orderStock[orderId] = after;
  else if (before.length > 0) delete world.state.orderStock[orderId];
  for (const level of told) tellLevel(world, emit, level);
  tellProductOf(world, emit, told);
}

function stockNow(world: World, order: OrderRecord, before: readonly OrderStockRecord[]): OrderStockRecord[] {
  const items = new Map(order.lines.map((line) => [line.id, trackedItem(world, line.variantId)]));
  const itemOf = (lineId: string) => items.get(lineId) ?? null;
  return stockOfOrder(order, world.fulfillmentOrdersOf(order), before, itemOf).filter((row) =>
    levelAt(world, row.itemId, row.locationId),
  );
}

function trackedItem(world: World, variantId: string | null): string | null {
  const variant = variantId ? world.state.variants[variantId] : undefined;
  const item = variant && world.state.inventoryItems[variant.inventoryItemId];
  return item?.tracked ? item.id : null;
}
