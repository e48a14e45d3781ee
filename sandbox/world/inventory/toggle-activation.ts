import { activateLevel } from "#sandbox/world/inventory/activate-level.ts";
import { disconnectLevel, obstacleToDeactivation } from "#sandbox/world/inventory/deactivate-level.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import type { InventoryItemRecord, InventoryLevelRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Stocks an item at some locations and takes it off others, one after another; the first that cannot be ends it. */
export function toggleActivation(
  world: World,
  shop: string,
  itemId: string,
  updates: readonly { locationId: string; activate: boolean }[],
  actor: Actor = { by: "staff" },
): { item: InventoryItemRecord; levels: InventoryLevelRecord[]; changed: boolean } {
  const item = world.inventoryItem(shop, itemId);
  if (!item)
    throw new Refused("The quantity couldn't be updated because the product was not found.", {
      field: ["inventoryItemId"],
      code: "INVENTORY_ITEM_NOT_FOUND",
    });
  const levels: InventoryLevelRecord[] = [];
  let changed = false;
  for (const [index, { locationId, activate }] of updates.entries()) {
    const field = ["inventoryItemUpdates", String(index), "locationId"];
    if (!world.location(shop, locationId))
      throw new Refused("The quantity couldn't be updated because the location was not found.", {
        field,
        code: "LOCATION_NOT_FOUND",
      });
    const level = levelAt(world, itemId, locationId);
    if (activate) {
      const done = activateLevel(world, shop, { itemId, locationId }, actor);
      levels.push(done.level);
      changed ||= done.changed;
    } else if (level?.active) {
      const obstacle = obstacleToDeactivation(world, level);
      if (obstacle) throw new Refused(obstacle.words("variant"), { field, code: obstacle.code });
      disconnectLevel(world, level, actor);
      changed = true;
    }
  }
  return { item, levels, changed };
}
