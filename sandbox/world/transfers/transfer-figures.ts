// Pure over the world. What is computed of transfers and shipments, never stored.
import type {
  InventoryShipmentRecord,
  InventoryTransferRecord,
  ShipmentLineRecord,
  TransferLineRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import type { World } from "#sandbox/world/world.ts";

export const transfersOf = (world: World, shop: string): InventoryTransferRecord[] =>
  Object.values(world.state.inventoryTransfers).filter((transfer) => transfer.shop === shop);

/** Oldest first. */
export const shipmentsOf = (world: World, transfer: InventoryTransferRecord): InventoryShipmentRecord[] =>
  Object.values(world.state.inventoryShipments).filter(({ transferId }) => transferId === transfer.id);

/** "#T0007" */
export const transferName = ({ number }: InventoryTransferRecord): string => `#T${String(number).padStart(4, "0")}`;

/** What of a line is picked (in drafts of shipments), shipped, and still free to be changed or shipped. */
export function unitsOfLine(
  world: World,
  transfer: InventoryTransferRecord,
  line: TransferLineRecord,
): { picked: number; shipped: number; processable: number } {
  let picked = 0;
  let shipped = 0;
  for (const { status, lines } of shipmentsOf(world, transfer))
    for (const { itemId, quantity } of lines)
      if (itemId !== line.itemId) continue;
      else if (status === "DRAFT") picked += quantity;
      else shipped += quantity;
  return { picked, shipped, processable: Math.max(0, line.quantity - picked - shipped) };
}

export const unreceived = ({ quantity, accepted, rejected }: ShipmentLineRecord): number =>
  quantity - accepted - rejected;

export const sumOf = <T>(list: readonly T[], units: (one: T) => number): number =>
  list.reduce((sum, one) => sum + units(one), 0);
