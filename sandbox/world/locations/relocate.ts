import { disconnectLevel } from "#sandbox/world/inventory/deactivate-level.ts";
import { addLevel, changeQuantity, levelAt, tellLevel } from "#sandbox/world/inventory/inventory-level.ts";
import { unfulfilledAt } from "#sandbox/world/locations/unfulfilled-at.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { type InventoryLevelRecord, KEPT_QUANTITIES } from "#sandbox/world/records/inventory.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/**
 * Moves stock and what is still to be fulfilled from one location to another, as Shopify documents locationDeactivate. What is
 * committed goes along with its fulfilment orders. Emits fulfillment_orders/moved, inventory_levels/connect, update, disconnect.
 */
export function relocate(world: World, from: LocationRecord, to: LocationRecord, actor: Actor): void {
  const open = unfulfilledAt(world, from.shop, from.id);
  const stuck = open.find(
    (one) => (one.status !== "OPEN" && one.status !== "ON_HOLD") || one.requestStatus !== "UNSUBMITTED",
  );
  if (stuck) throw new NotSimulated(`relocating a fulfilment order that is ${stuck.status}, ${stuck.requestStatus}`);
  const levels = Object.values(world.state.inventoryLevels).filter(
    ({ locationId, active }) => locationId === from.id && active,
  );
  const pairs = levels.map((level) => ({ level, target: stockedAt(world, level, to, actor) }));
  for (const { id } of open) moveFulfillmentOrder(world, from.shop, id, to.id, null, actor);
  const emit = world.action(from.shop, actor);
  for (const { level, target } of pairs) {
    for (const name of KEPT_QUANTITIES) {
      const units = level.quantities[name];
      if (units === 0) continue;
      changeQuantity(world, level, name, -units);
      changeQuantity(world, target, name, units);
    }
    tellLevel(world, emit, target);
    disconnectLevel(world, level, actor);
  }
}

function stockedAt(
  world: World,
  { itemId }: InventoryLevelRecord,
  to: LocationRecord,
  actor: Actor,
): InventoryLevelRecord {
  const known = levelAt(world, itemId, to.id);
  if (known?.active) return known;
  const item = world.state.inventoryItems[itemId];
  if (!item) throw new Error(`inventory item ${itemId} is gone`);
  const level = known ?? addLevel(world, item, to.id);
  level.active = true;
  world.action(to.shop, actor)("inventory_levels/connect", {
    subjectId: itemId,
    data: {
      locationId: to.id,
      available: item.tracked ? level.quantities.available : null,
      updatedAt: level.updatedAt,
    },
  });
  return level;
}
