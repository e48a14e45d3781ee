import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { InventoryShipmentRecord } from "#sandbox/world/records/inventory-transfer.ts";
import { changeTransferStatus } from "#sandbox/world/transfers/change-transfer-status.ts";
import { tellTransfer } from "#sandbox/world/transfers/create-shipment.ts";
import { takeIn } from "#sandbox/world/transfers/move-transfer-stock.ts";
import {
  expectShipment,
  expectTransfer,
  refusedTransfer,
  TransferChecks,
} from "#sandbox/world/transfers/transfer-checks.ts";
import { shipmentsOf, unitsOfLine, unreceived } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface Receipt {
  lines: { lineId: string; quantity: number; reason: "ACCEPTED" | "REJECTED" }[];
  /** What becomes of everything that no line names; null: it is still to come. */
  rest: "ACCEPTED" | "REJECTED" | null;
  /** Null: now. */
  dateReceived: Instant | null;
}

/**
 * Takes a shipment in, or a part of it. Emits inventory_shipments/receive_items; when nothing of the transfer is left to come,
 * inventory_transfers/complete.
 */
export function receiveShipment(
  world: World,
  shop: string,
  id: string,
  receipt: Receipt,
  actor: Actor,
): InventoryShipmentRecord {
  const shipment = expectShipment(world, shop, id);
  const transfer = expectTransfer(world, shop, shipment.transferId, ["id"]);
  if (shipment.status !== "IN_TRANSIT" && shipment.status !== "PARTIALLY_RECEIVED")
    throw refusedTransfer("INVALID_SHIPMENT_STATUS", ["id"]);
  if (receipt.lines.length === 0 && receipt.rest === null)
    throw new NotSimulated("inventoryShipmentReceive without lineItems and bulkReceiveAction");
  const checks = new TransferChecks(world, shop);
  const left = new Map(shipment.lines.map((line) => [line.id, unreceived(line)]));
  for (const [index, { lineId, quantity }] of receipt.lines.entries()) {
    const path = ["lineItems", String(index)];
    const still = left.get(lineId);
    if (still === undefined) checks.refuse("ITEM_NOT_FOUND", [...path, "shipmentLineItemId"]);
    else if (quantity <= 0 || quantity > still) checks.refuse("INVALID_QUANTITY", [...path, "quantity"]);
    else left.set(lineId, still - quantity);
  }
  checks.location(transfer.destination?.locationId ?? null, ["id"]);
  checks.settle();
  const { rest } = receipt;
  const all = [
    ...receipt.lines,
    ...(rest ? [...left].map(([lineId, quantity]) => ({ lineId, quantity, reason: rest })) : []),
  ].filter(({ quantity }) => quantity > 0);
  const lines = shipment.lines.flatMap((line) => {
    const mine = all.filter(({ lineId }) => lineId === line.id);
    if (mine.length === 0) return [];
    const { accepted: oldAccepted, rejected: oldRejected } = line;
    for (const { reason, quantity } of mine) line[reason === "ACCEPTED" ? "accepted" : "rejected"] += quantity;
    const { accepted, rejected } = line;
    return [{ id: line.id, oldAccepted, oldRejected, accepted, rejected, left: unreceived(line) }];
  });
  const units = all.flatMap(({ lineId, quantity, reason }) => {
    const line = shipment.lines.find((one) => one.id === lineId);
    return line ? [{ itemId: line.itemId, quantity, isAccepted: reason === "ACCEPTED" }] : [];
  });
  shipment.status = shipment.lines.every((line) => unreceived(line) === 0) ? "RECEIVED" : "PARTIALLY_RECEIVED";
  // "The date the shipment was initially received".
  shipment.dateReceived ??= receipt.dateReceived ?? world.now();
  takeIn(world, transfer, shipment, units, actor);
  const emit = world.action(shop, actor);
  emit("inventory_shipments/receive_items", { subjectId: id, data: { lines } });
  tellTransfer(world, transfer, emit);
  const isWhole =
    shipmentsOf(world, transfer).every(({ status }) => status === "RECEIVED") &&
    transfer.lines.every((line) => unitsOfLine(world, transfer, line).processable === 0);
  if (isWhole) changeTransferStatus(world, transfer, "TRANSFERRED", actor);
  return shipment;
}
