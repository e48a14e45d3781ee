import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import type { InventoryLevelRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface Obstacle {
  code: string;
  /** @param what "product" or "variant", as each mutation says it. */
  words: (what: string) => string;
}

/** Why an item cannot be taken off a location; null when it can. The words are the official schema's (error codes). */
export function obstacleToDeactivation(world: World, level: InventoryLevelRecord): Obstacle | null {
  const item = world.state.inventoryItems[level.itemId];
  const { committed, incoming, reserved, damaged, quality_control, safety_stock } = level.quantities;
  const cannot = (code: string, why: string): Obstacle => ({
    code,
    words: () => `Cannot unstock this inventory item from this location because it has ${why} quantities.`,
  });
  if (committed > 0 && incoming > 0)
    return cannot("COMMITTED_AND_INCOMING_INVENTORY_AT_LOCATION", "committed and incoming");
  if (committed > 0) return cannot("COMMITTED_INVENTORY_AT_LOCATION", "committed");
  if (incoming > 0) return cannot("INCOMING_INVENTORY_AT_LOCATION", "incoming");
  if (reserved + damaged + quality_control + safety_stock > 0)
    return cannot("RESERVED_INVENTORY_AT_LOCATION", "unavailable");
  if (item && levelsOf(world, item).filter((one) => one.active).length > 1) return null;
  const name = world.state.locations[level.locationId]?.name;
  return {
    code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION",
    words: (what) =>
      `The ${what} couldn't be unstocked from ${name} because products need to be stocked at a minimum of 1 location.`,
  };
}

/** Takes an item off a location; the quantities stay with the level. Emits inventory_levels/disconnect. */
export function deactivateLevel(
  world: World,
  shop: string,
  itemId: string,
  locationId: string,
  actor: Actor = { by: "staff" },
): void {
  const item = world.inventoryItem(shop, itemId);
  if (!item) throw new Refused("The product couldn't be unstocked because the product was deleted.");
  const level = levelsOf(world, item).find((one) => one.locationId === locationId && one.active);
  if (!level) throw new Refused("The product couldn't be unstocked because the location was deleted.");
  const obstacle = obstacleToDeactivation(world, level);
  if (obstacle) throw new Refused(obstacle.words("product"));
  disconnectLevel(world, level, actor);
}

export function disconnectLevel(world: World, level: InventoryLevelRecord, actor: Actor): void {
  level.active = false;
  level.updatedAt = world.now();
  world.action(level.shop, actor)("inventory_levels/disconnect", {
    subjectId: level.itemId,
    data: { locationId: level.locationId },
  });
}
