import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import type { VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Takes a variant with its item and levels out of the world, and tells: inventory_items/delete. Its product keeps its list. */
export function removeVariant(world: World, emit: Emit, variant: VariantRecord): void {
  const item = world.state.inventoryItems[variant.inventoryItemId];
  delete world.state.variants[variant.id];
  if (!item) return;
  for (const { locationId } of levelsOf(world, item)) delete world.state.inventoryLevels[levelKey(item.id, locationId)];
  delete world.state.inventoryItems[item.id];
  const { countryCodeOfOrigin, provinceCodeOfOrigin, harmonizedSystemCode } = item;
  emit("inventory_items/delete", {
    subjectId: item.id,
    data: { countryCodeOfOrigin, provinceCodeOfOrigin, harmonizedSystemCode },
  });
}
