import { applyInventoryChanges, type LevelChange } from "#sandbox/world/inventory/apply-inventory-changes.ts";
import { InventoryChecks } from "#sandbox/world/inventory/check-inventory-input.ts";
import { quantityOf } from "#sandbox/world/inventory/quantities.ts";
import type { AdjustmentGroupRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface QuantitySetting {
  name: string;
  reason: string;
  referenceDocumentUri: string | null;
  /** The name of the list in the input, for the paths of errors. */
  list: "quantities" | "setQuantities";
  rows: { itemId: string; locationId: string; quantity: number; changeFromQuantity: number | null }[];
}

/** Most units that may lie somewhere. */
const MOST = 1_000_000_000;

/**
 * Sets `available` or `on_hand` to absolute values, all rows or none. What is set on hand changes what is available by the
 * difference. Emits inventory_levels/update.
 */
export function setQuantities(
  world: World,
  shop: string,
  setting: QuantitySetting,
  actor: Actor = { by: "staff" },
): AdjustmentGroupRecord | null {
  const checks = new InventoryChecks(world, shop);
  const name = setting.name === "available" || setting.name === "on_hand" ? setting.name : null;
  if (!name)
    checks.refuse(["input", "name"], "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME");
  checks.reason(setting.reason);
  checks.referenceDocument(setting.referenceDocumentUri);
  const seen = new Set<string>();
  const stale =
    setting.list === "quantities"
      ? "The changeFromQuantity value does not match persisted value."
      : "The changeFromQuantity argument no longer matches the persisted quantity.";
  const changes = setting.rows.flatMap((row, index): LevelChange[] => {
    const path = ["input", setting.list, String(index)];
    const field = [...path, "quantity"];
    if (row.quantity > MOST)
      checks.refuse(field, "The quantity can't be higher than 1,000,000,000.", "INVALID_QUANTITY_TOO_HIGH");
    // More can be sold than lies there, but less than nothing cannot lie there.
    if (name === "on_hand" && row.quantity < 0)
      checks.refuse(field, "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
    if (name === "available" && row.quantity < -MOST)
      checks.refuse(field, "The quantity can't be lower than -1,000,000,000.", "INVALID_QUANTITY_TOO_LOW");
    const pair = `${row.itemId} ${row.locationId}`;
    if (setting.list === "quantities" && seen.has(pair))
      checks.refuse(
        [...path, "locationId"],
        "The combination of inventoryItemId and locationId must be unique.",
        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
      );
    seen.add(pair);
    const found = checks.row({ path, ...row }, "The specified inventory item is not stocked at the location.");
    if (!found || !name) return [];
    const { level } = found;
    checks.unchanged(level, name, row.changeFromQuantity, [...path, "changeFromQuantity"], stale);
    const delta = row.quantity - quantityOf(level, name);
    return [{ level, name: "available", delta, ledgerDocumentUri: null }];
  });
  checks.settle();
  return applyInventoryChanges(world, shop, changes, setting, actor);
}
