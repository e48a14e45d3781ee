import { noQuantities } from "#sandbox/world/inventory/quantities.ts";
import {
  type InventoryItemRecord,
  type InventoryLevelRecord,
  type KeptQuantity,
  levelKey,
} from "#sandbox/world/records/inventory.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** An item at a location, whether it is stocked there now or was once; null when it never was. */
export const levelAt = (world: World, itemId: string, locationId: string): InventoryLevelRecord | null =>
  world.state.inventoryLevels[levelKey(itemId, locationId)] ?? null;

/** Where an item is or was stocked, in the order of the locations. */
export const levelsOf = (world: World, item: InventoryItemRecord): InventoryLevelRecord[] =>
  world.locationsOf(item.shop).flatMap((location) => levelAt(world, item.id, location.id) ?? []);

/** Makes a level with nothing there. */
export function addLevel(world: World, item: InventoryItemRecord, locationId: string): InventoryLevelRecord {
  const now = world.now();
  const level: InventoryLevelRecord = {
    shop: item.shop,
    itemId: item.id,
    locationId,
    active: true,
    quantities: noQuantities(),
    // Recorded (products_inventory-adjust-on-hand-name-mirrors): a new level says when "available" was set, of no other one.
    changedAt: { available: now },
    createdAt: now,
    updatedAt: now,
  };
  world.state.inventoryLevels[levelKey(item.id, locationId)] = level;
  return level;
}

/** Adds `delta` units and stamps the level. */
export function changeQuantity(world: World, level: InventoryLevelRecord, name: KeptQuantity, delta: number): void {
  level.quantities[name] += delta;
  level.changedAt[name] = level.updatedAt = world.now();
}

/** Tells that what is available at a level changed: Shopify's webhooks carry no other quantity. */
export function tellLevel(world: World, emit: Emit, level: InventoryLevelRecord): void {
  const tracked = world.state.inventoryItems[level.itemId]?.tracked;
  emit("inventory_levels/update", {
    subjectId: level.itemId,
    data: {
      locationId: level.locationId,
      available: tracked ? level.quantities.available : null,
      updatedAt: level.updatedAt,
    },
  });
}
