import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import { reserveAtOrigin } from "#sandbox/world/transfers/move-transfer-stock.ts";
import { expectTransfer, refusedTransfer, TransferChecks } from "#sandbox/world/transfers/transfer-checks.ts";
import { shipmentsOf } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const TOLD = {
  READY_TO_SHIP: "inventory_transfers/ready_to_ship",
  CANCELED: "inventory_transfers/cancel",
  TRANSFERRED: "inventory_transfers/complete",
} as const;

/** Moves a transfer on: what is ready is reserved where it comes from, what is cancelled is given back there. Tells of it. */
export function changeTransferStatus(
  world: World,
  transfer: InventoryTransferRecord,
  status: keyof typeof TOLD,
  actor: Actor,
): void {
  transfer.status = status;
  transfer.updatedAt = world.now();
  if (status === "READY_TO_SHIP") reserveAtOrigin(world, transfer, transfer.lines, "movement_created", actor);
  if (status === "CANCELED") {
    const back = transfer.lines.map(({ itemId, quantity }) => ({ itemId, quantity: -quantity }));
    reserveAtOrigin(world, transfer, back, "movement_canceled", actor);
  }
  world.action(transfer.shop, actor)(TOLD[status], { subjectId: transfer.id });
}

/** Makes a draft ready to ship. */
export function markTransferReady(world: World, shop: string, id: string, actor: Actor): InventoryTransferRecord {
  const transfer = expectTransfer(world, shop, id, ["id"]);
  if (transfer.status !== "DRAFT") throw refusedTransfer("INVALID_TRANSFER_STATUS", ["id"]);
  const { origin, destination, lines } = transfer;
  if (!origin && !destination) throw refusedTransfer("LOCATION_REQUIRED", ["id"]);
  if (lines.length === 0) throw refusedTransfer("ITEMS_EMPTY", ["id"]);
  if (lines.some(({ itemId, quantity }) => quantity === 0 || !world.state.inventoryItems[itemId]?.tracked))
    throw refusedTransfer("INVALID_ITEM", ["id"]);
  const checks = new TransferChecks(world, shop);
  checks.location(origin?.locationId ?? null, ["id"]);
  checks.location(destination?.locationId ?? null, ["id"]);
  checks.settle();
  changeTransferStatus(world, transfer, "READY_TO_SHIP", actor);
  return transfer;
}

/** Calls a transfer off that is ready and has no shipment. */
export function cancelTransfer(world: World, shop: string, id: string, actor: Actor): InventoryTransferRecord {
  const transfer = expectTransfer(world, shop, id, ["id"]);
  const { status } = transfer;
  if (status !== "READY_TO_SHIP" && status !== "IN_PROGRESS") throw refusedTransfer("INVALID_TRANSFER_STATUS", ["id"]);
  if (shipmentsOf(world, transfer).length > 0) throw refusedTransfer("SHIPMENT_EXISTS", ["id"]);
  changeTransferStatus(world, transfer, "CANCELED", actor);
  return transfer;
}

/** Deletes a draft. */
export function deleteTransfer(world: World, shop: string, id: string): void {
  const { status } = expectTransfer(world, shop, id, ["id"]);
  if (status === "CANCELED") throw new NotSimulated("inventoryTransferDelete of a transfer that was cancelled");
  if (status !== "DRAFT") throw refusedTransfer("INVALID_TRANSFER_STATUS", ["id"]);
  delete world.state.inventoryTransfers[id];
}
