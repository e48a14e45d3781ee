import { type InventoryLevelRecord, KEPT_QUANTITIES, type QuantityName } from "#sandbox/world/records/inventory.ts";

/** Every quantity that can be asked for, in Shopify's order (`inventoryProperties`). */
export const QUANTITY_NAMES: readonly QuantityName[] = [
  ...(["available", "committed", "damaged", "incoming", "on_hand"] as const),
  ...(["quality_control", "reserved", "safety_stock"] as const),
];

/** What an app may adjust or move (recorded: products_inventory-adjust-name-allowlist). */
export const ADJUSTABLE = ["available", "damaged", "incoming", "quality_control", "reserved", "safety_stock"] as const;
export type AdjustableQuantity = (typeof ADJUSTABLE)[number];

/** Units of one name at a level. What is on hand is all that lies there: everything but what is still to come. */
export function quantityOf(level: InventoryLevelRecord, name: QuantityName): number {
  if (name !== "on_hand") return level.quantities[name];
  return KEPT_QUANTITIES.reduce((sum, one) => (one === "incoming" ? sum : sum + level.quantities[one]), 0);
}

/** Whether a change of it is a change of what is on hand. */
export const isOnHand = (name: QuantityName): boolean => name !== "incoming";

export const noQuantities = (): InventoryLevelRecord["quantities"] => ({
  available: 0,
  committed: 0,
  incoming: 0,
  reserved: 0,
  damaged: 0,
  quality_control: 0,
  safety_stock: 0,
});
