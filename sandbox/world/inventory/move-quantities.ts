import { applyInventoryChanges, type LevelChange } from "#sandbox/world/inventory/apply-inventory-changes.ts";
import { InventoryChecks } from "#sandbox/world/inventory/check-inventory-input.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import type { AdjustmentGroupRecord } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface Terminal {
  locationId: string;
  name: string;
  changeFromQuantity: number | null;
  ledgerDocumentUri: string | null;
}

export interface Movement {
  reason: string;
  referenceDocumentUri: string | null;
  changes: { itemId: string; quantity: number; from: Terminal; to: Terminal }[];
}

const MOST = 2_000_000_000;

/** Moves units of an item from one name to another at one location, all rows or none. Emits inventory_levels/update. */
export function moveQuantities(
  world: World,
  shop: string,
  movement: Movement,
  actor: Actor = { by: "staff" },
): AdjustmentGroupRecord | null {
  const checks = new InventoryChecks(world, shop);
  checks.reason(movement.reason);
  checks.referenceDocument(movement.referenceDocumentUri);
  const documents = new Set<string>();
  const changes = movement.changes.flatMap((change, index): LevelChange[] => {
    const path = ["input", "changes", String(index)];
    const { from, to, quantity } = change;
    const item = checks.item({ path, itemId: change.itemId, locationId: from.locationId });
    if (quantity < 0)
      checks.refuse([...path, "quantity"], "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
    if (quantity > MOST)
      checks.refuse(
        [...path, "quantity"],
        "The quantity can't be higher than 2,000,000,000.",
        "INVALID_QUANTITY_TOO_HIGH",
      );
    const ends = [
      { end: from, path: [...path, "from"], delta: -quantity },
      { end: to, path: [...path, "to"], delta: quantity },
    ].flatMap(({ end, path: at, delta }): LevelChange[] => {
      if (end.ledgerDocumentUri !== null) documents.add(end.ledgerDocumentUri);
      const { name } = end;
      const named = checks.name(name, [...at, "name"]);
      const there = checks.location(end.locationId, [...at, "locationId"]);
      if (!named) return [];
      checks.ledgerDocument(name, end.ledgerDocumentUri, [...at, "ledgerDocumentUri"]);
      if (!item || !there) return [];
      const level = levelAt(world, item.id, end.locationId);
      if (!level?.active) {
        checks.refuse([...at, "locationId"], "The inventory item is not stocked at the location.", null);
        return [];
      }
      checks.unchanged(
        level,
        name,
        end.changeFromQuantity,
        [...at, "changeFromQuantity"],
        "The changeFromQuantity argument no longer matches the persisted quantity.",
      );
      return [{ level, name, delta, ledgerDocumentUri: end.ledgerDocumentUri }];
    });
    if (from.locationId !== to.locationId)
      checks.refuse(path, "The quantities can't be moved between different locations.", "DIFFERENT_LOCATIONS");
    if (from.name === to.name)
      checks.refuse(path, "The quantity names for each change can't be the same.", "SAME_QUANTITY_NAME");
    return ends;
  });
  if (documents.size > 2)
    checks.refuse(
      ["input", "changes"],
      "Only a maximum of 2 ledger document URIs across all changes is allowed.",
      "MAXIMUM_LEDGER_DOCUMENT_URIS",
    );
  checks.settle();
  return applyInventoryChanges(world, shop, changes, movement, actor);
}
