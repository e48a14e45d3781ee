import { addLevel, changeQuantity, levelAt, tellLevel } from "#sandbox/world/inventory/inventory-level.ts";
import { quantityOf } from "#sandbox/world/inventory/quantities.ts";
import type { InventoryItemRecord, InventoryLevelRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

export interface Activation {
  itemId: string;
  locationId: string;
  available?: number | null;
  onHand?: number | null;
}

/**
 * Stocks an item at a location. What lay there when it was stocked before is kept (changelog of 2026-01-17). Emits
 * inventory_levels/connect, then update when something lies there. Doing it again changes nothing.
 */
export function activateLevel(
  world: World,
  shop: string,
  { itemId, locationId, available = null, onHand = null }: Activation,
  actor: Actor = { by: "staff" },
): { level: InventoryLevelRecord; changed: boolean } {
  const item = world.inventoryItem(shop, itemId);
  if (!item)
    throw new Refused("The product couldn't be stocked because it wasn't found.", { field: ["inventoryItemId"] });
  if (!world.location(shop, locationId))
    throw new Refused("The product couldn't be stocked because the location wasn't found.", { field: ["locationId"] });
  const known = levelAt(world, itemId, locationId);
  if (known?.active) {
    if (available !== null)
      throw new Refused("Not allowed to set available quantity when the item is already active at the location.", {
        field: ["available"],
      });
    if (onHand !== null)
      throw new Refused("Not allowed to set onHand quantity when the item is already active at the location.", {
        field: ["onHand"],
      });
    return { level: known, changed: false };
  }
  const level = connectLevel(world, item, locationId, world.action(shop, actor), (one) => {
    const delta =
      available !== null
        ? available - one.quantities.available
        : onHand !== null
          ? onHand - quantityOf(one, "on_hand")
          : 0;
    if (delta !== 0) changeQuantity(world, one, "available", delta);
    return delta !== 0;
  });
  return { level, changed: true };
}

/** Makes or wakes the level, fills it, tells of it. */
export function connectLevel(
  world: World,
  item: InventoryItemRecord,
  locationId: string,
  emit: Emit,
  fill: (level: InventoryLevelRecord) => boolean,
): InventoryLevelRecord {
  const level = levelAt(world, item.id, locationId) ?? addLevel(world, item, locationId);
  level.active = true;
  level.updatedAt = world.now();
  const filled = fill(level);
  const available = item.tracked ? level.quantities.available : null;
  emit("inventory_levels/connect", { subjectId: item.id, data: { locationId, available, updatedAt: level.updatedAt } });
  if (filled) tellLevel(world, emit, level);
  return level;
}
