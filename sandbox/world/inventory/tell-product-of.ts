import type { InventoryLevelRecord } from "#sandbox/world/records/inventory.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Emits products/update once a product whose variants have other quantities now, as Shopify does. */
export function tellProductOf(world: World, emit: Emit, levels: readonly InventoryLevelRecord[]): void {
  const productIds = new Set(
    levels.flatMap(({ itemId }) => {
      const item = world.state.inventoryItems[itemId];
      return (item && world.state.variants[item.variantId]?.productId) ?? [];
    }),
  );
  for (const subjectId of productIds) emit("products/update", { subjectId });
}
