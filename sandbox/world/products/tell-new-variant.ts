import { levelsOf } from "#sandbox/world/inventory/inventory-level.ts";
import type { VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Tells of a new variant's stock item: inventory_items/create, inventory_levels/connect. */
export function tellNewVariant(world: World, emit: Emit, variant: VariantRecord): void {
  const item = world.state.inventoryItems[variant.inventoryItemId];
  if (!item) return;
  emit("inventory_items/create", { subjectId: item.id });
  for (const { locationId, quantities, updatedAt } of levelsOf(world, item))
    emit("inventory_levels/connect", {
      subjectId: item.id,
      data: { locationId, available: item.tracked ? quantities.available : null, updatedAt },
    });
}
