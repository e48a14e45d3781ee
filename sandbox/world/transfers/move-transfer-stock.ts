// What transfers and shipments do to stock (Shopify's help: what is ready to ship is reserved where it comes from; documentation
// of inventory states: what is on its way is incoming where it goes).

import { gid } from "#sandbox/world/gid.ts";
import { connectLevel } from "#sandbox/world/inventory/activate-level.ts";
import { applyInventoryChanges, type LevelChange } from "#sandbox/world/inventory/apply-inventory-changes.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import type {
  InventoryShipmentRecord,
  InventoryTransferRecord,
  LocationSnapshotRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

interface ItemUnits {
  itemId: string;
  quantity: number;
}

type Reason = "movement_created" | "movement_updated" | "movement_received" | "movement_canceled";

/** Reserves units where a transfer comes from; fewer than none gives them back. */
export function reserveAtOrigin(
  world: World,
  transfer: InventoryTransferRecord,
  units: readonly ItemUnits[],
  reason: Reason,
  actor: Actor,
): void {
  const document = gid("InventoryTransfer", transfer.id);
  apply(world, transfer, reason, document, actor, transfer.origin, units, ({ quantity }) => [
    { name: "available", delta: -quantity, ledgerDocumentUri: null },
    { name: "reserved", delta: quantity, ledgerDocumentUri: document },
  ]);
}

/** Sends reserved units off: gone from where they come from, incoming where they go, which is stocked there from now on. */
export function sendOff(
  world: World,
  transfer: InventoryTransferRecord,
  shipment: InventoryShipmentRecord,
  actor: Actor,
): void {
  const reserved = gid("InventoryTransfer", transfer.id);
  const document = gid("InventoryShipment", shipment.id);
  const { lines } = shipment;
  apply(world, transfer, "movement_updated", document, actor, transfer.origin, lines, ({ quantity }) => [
    { name: "reserved", delta: -quantity, ledgerDocumentUri: reserved },
  ]);
  const { destination } = transfer;
  if (!destination) return;
  const emit = world.action(transfer.shop, actor);
  for (const { itemId } of lines) {
    const item = world.state.inventoryItems[itemId];
    if (item && !levelAt(world, itemId, destination.locationId)?.active)
      connectLevel(world, item, destination.locationId, emit, () => false);
  }
  apply(world, transfer, "movement_updated", document, actor, destination, lines, ({ quantity }) => [
    { name: "incoming", delta: quantity, ledgerDocumentUri: document },
  ]);
}

/** Takes units in where they go: accepted ones are available, rejected ones are only not coming any more. */
export function takeIn(
  world: World,
  transfer: InventoryTransferRecord,
  shipment: InventoryShipmentRecord,
  units: readonly (ItemUnits & { isAccepted: boolean })[],
  actor: Actor,
): void {
  const document = gid("InventoryShipment", shipment.id);
  apply(world, transfer, "movement_received", document, actor, transfer.destination, units, (one) => [
    { name: "incoming", delta: -one.quantity, ledgerDocumentUri: document },
    ...(one.isAccepted ? [{ name: "available" as const, delta: one.quantity, ledgerDocumentUri: null }] : []),
  ]);
}

function apply<T extends ItemUnits>(
  world: World,
  { shop }: InventoryTransferRecord,
  reason: Reason,
  referenceDocumentUri: string,
  actor: Actor,
  place: LocationSnapshotRecord | null,
  units: readonly T[],
  changesOf: (one: T) => Omit<LevelChange, "level">[],
): void {
  if (!place) return;
  const changes = units.flatMap((one) => {
    const level = levelAt(world, one.itemId, place.locationId);
    return level ? changesOf(one).map((change) => ({ level, ...change })) : [];
  });
  applyInventoryChanges(world, shop, changes, { reason, referenceDocumentUri }, actor);
}
