import { applyInventoryChanges, type LevelChange } from "#sandbox/world/inventory/apply-inventory-changes.ts";
import { InventoryChecks } from "#sandbox/world/inventory/check-inventory-input.ts";
import type { AdjustmentGroupRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface Adjustment {
  name: string;
  reason: string;
  referenceDocumentUri: string | null;
  changes: {
    itemId: string;
    locationId: string;
    delta: number;
    /** What is expected there before; null skips the comparison. */
    changeFromQuantity: number | null;
    ledgerDocumentUri: string | null;
  }[];
}

/** Most units by which one row may change. */
const MOST = 2_000_000_000;

/** Adds or takes units of one name, all rows or none. Emits inventory_levels/update. */
export function adjustQuantities(
  world: World,
  shop: string,
  adjustment: Adjustment,
  actor: Actor = { by: "staff" },
): AdjustmentGroupRecord | null {
  const checks = new InventoryChecks(world, shop);
  const { name } = adjustment;
  const named = checks.name(name, ["input", "name"]);
  checks.reason(adjustment.reason);
  checks.referenceDocument(adjustment.referenceDocumentUri);
  const changes = adjustment.changes.flatMap((change, index): LevelChange[] => {
    const path = ["input", "changes", String(index)];
    if (named) checks.ledgerDocument(name, change.ledgerDocumentUri, [...path, "ledgerDocumentUri"]);
    if (change.delta > MOST)
      checks.refuse(
        [...path, "delta"],
        "The quantity can't be higher than 2,000,000,000.",
        "INVALID_QUANTITY_TOO_HIGH",
      );
    if (change.delta < -MOST)
      checks.refuse([...path, "delta"], "The quantity can't be lower than -2,000,000,000.", "INVALID_QUANTITY_TOO_LOW");
    const found = named ? checks.row({ path, ...change }, "The inventory item is not stocked at the location.") : null;
    if (!found || !named) return [];
    checks.unchanged(
      found.level,
      name,
      change.changeFromQuantity,
      [...path, "changeFromQuantity"],
      "The changeFromQuantity argument no longer matches the persisted quantity.",
    );
    return [{ level: found.level, name, delta: change.delta, ledgerDocumentUri: change.ledgerDocumentUri }];
  });
  if (new Set(adjustment.changes.map(({ ledgerDocumentUri }) => ledgerDocumentUri)).size > 1)
    checks.refuse(
      ["input", "changes"],
      "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.",
      "MAX_ONE_LEDGER_DOCUMENT",
    );
  checks.settle();
  return applyInventoryChanges(world, shop, changes, adjustment, actor);
}
