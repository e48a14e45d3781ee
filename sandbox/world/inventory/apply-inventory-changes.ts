import { changeQuantity, tellLevel } from "#sandbox/world/inventory/inventory-level.ts";
import { isOnHand } from "#sandbox/world/inventory/quantities.ts";
import { tellProductOf } from "#sandbox/world/inventory/tell-product-of.ts";
import type { AdjustmentGroupRecord, InventoryLevelRecord, KeptQuantity } from "#sandbox/world/records/inventory.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface LevelChange {
  level: InventoryLevelRecord;
  name: KeptQuantity;
  delta: number;
  ledgerDocumentUri: string | null;
}

export interface Why {
  reason: string;
  referenceDocumentUri: string | null;
}

/**
 * Changes quantities as one entry of the inventory history. Emits inventory_levels/update a level whose `available` changed.
 * @returns null when nothing changes (recorded: an adjustment by 0 has no group).
 */
export function applyInventoryChanges(
  world: World,
  shop: string,
  changes: readonly LevelChange[],
  why: Why,
  actor: Actor,
): AdjustmentGroupRecord | null {
  const real = changes.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return null;
  const group: AdjustmentGroupRecord = {
    id: world.nextId(),
    shop,
    createdAt: world.now(),
    reason: why.reason,
    referenceDocumentUri: why.referenceDocumentUri,
    appId: actor.by === "app" ? actor.appId : null,
    changes: [],
  };
  // What was asked for first, then what follows from it for the units on hand.
  const onHand = new Map<InventoryLevelRecord, number>();
  const told = new Set<InventoryLevelRecord>();
  for (const { level, name, delta, ledgerDocumentUri } of real) {
    changeQuantity(world, level, name, delta);
    if (isOnHand(name)) onHand.set(level, (onHand.get(level) ?? 0) + delta);
    if (name === "available") told.add(level);
    group.changes.push({ name, delta, itemId: level.itemId, locationId: level.locationId, ledgerDocumentUri });
  }
  for (const [{ itemId, locationId }, delta] of onHand)
    if (delta !== 0) group.changes.push({ name: "on_hand", delta, itemId, locationId, ledgerDocumentUri: null });
  world.state.adjustmentGroups[group.id] = group;
  const emit = world.action(shop, actor);
  for (const level of told) tellLevel(world, emit, level);
  tellProductOf(world, emit, [...told]);
  return group;
}
