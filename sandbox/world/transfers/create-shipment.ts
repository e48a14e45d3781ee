import type {
  InventoryShipmentRecord,
  InventoryTransferRecord,
  ShipmentTrackingRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import { sendOff } from "#sandbox/world/transfers/move-transfer-stock.ts";
import { expectTransfer, refusedTransfer, TransferChecks } from "#sandbox/world/transfers/transfer-checks.ts";
import { shipmentsOf, unitsOfLine } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

export interface ShipmentDraft {
  transferId: string;
  lines: { itemId: string; quantity: number }[];
  tracking: ShipmentTrackingRecord | null;
  barcode: string | null;
  dateCreated: Instant | null;
}

const LONGEST_BARCODE = 255;

/** Refuses a barcode that is too long or on another shipment. */
export function checkBarcode(
  world: World,
  shop: string,
  checks: TransferChecks,
  barcode: string,
  { field, except }: { field: string[]; except: string | null },
): void {
  if (barcode.length > LONGEST_BARCODE) checks.refuse("BARCODE_TOO_LONG", field);
  else if (
    Object.values(world.state.inventoryShipments).some(
      (one) => one.shop === shop && one.barcode === barcode && one.id !== except,
    )
  )
    checks.refuse("BARCODE_DUPLICATE", field);
}

/** Checks that the lines of a shipment are of its transfer, and that so many units are still free. */
export function checkShipmentLines(
  world: World,
  transfer: InventoryTransferRecord,
  checks: TransferChecks,
  lines: ShipmentDraft["lines"],
  { least, path }: { least: number; path: string[] },
): void {
  checks.items(lines, { originId: null, least, path });
  for (const [index, { itemId, quantity }] of lines.entries()) {
    const line = transfer.lines.find((one) => one.itemId === itemId);
    if (!line) {
      if (world.inventoryItem(transfer.shop, itemId))
        checks.refuse("ITEM_NOT_FOUND", [...path, String(index), "inventoryItemId"]);
    } else if (quantity > unitsOfLine(world, transfer, line).processable)
      checks.refuse("INVALID_QUANTITY", [...path, String(index), "quantity"]);
  }
}

/**
 * Adds a shipment to a transfer that is ready or under way. A draft picks units and moves no stock; one in transit is sent off
 * at once. Emits inventory_shipments/create, then inventory_transfers/updated.
 */
export function createShipment(
  world: World,
  shop: string,
  draft: ShipmentDraft,
  status: "DRAFT" | "IN_TRANSIT",
  actor: Actor,
): InventoryShipmentRecord {
  const transfer = expectTransfer(world, shop, draft.transferId, ["input", "movementId"]);
  if (transfer.status !== "READY_TO_SHIP" && transfer.status !== "IN_PROGRESS")
    throw refusedTransfer("INVALID_TRANSFER_STATUS", ["input", "movementId"]);
  const checks = new TransferChecks(world, shop);
  const path = ["input", "lineItems"];
  const isDraft = status === "DRAFT";
  if (draft.lines.length === 0) checks.refuse(isDraft ? "EMPTY_SHIPMENT_INPUT" : "ITEMS_EMPTY", path);
  checkShipmentLines(world, transfer, checks, draft.lines, { least: isDraft ? 0 : 1, path });
  if (draft.barcode !== null)
    checkBarcode(world, shop, checks, draft.barcode, { field: ["input", "barcode"], except: null });
  if (!isDraft) checks.location(transfer.destination?.locationId ?? null, ["input", "movementId"]);
  checks.settle();
  const shipment: InventoryShipmentRecord = {
    ...{ id: world.nextId(), shop, transferId: transfer.id, status: "DRAFT", barcode: draft.barcode },
    number: Math.max(0, ...shipmentsOf(world, transfer).map(({ number }) => number)) + 1,
    lines: draft.lines.map((line) => ({ id: world.nextId(), ...line, accepted: 0, rejected: 0 })),
    tracking: draft.tracking,
    dateCreated: draft.dateCreated ?? world.now(),
    dateShipped: null,
    dateReceived: null,
  };
  world.state.inventoryShipments[shipment.id] = shipment;
  const emit = world.action(shop, actor);
  if (isDraft) emit("inventory_shipments/create", { subjectId: shipment.id });
  else startTransit(world, transfer, shipment, { at: world.now(), actor });
  // The body shows the state that the shipment was made in.
  if (!isDraft) emit("inventory_shipments/create", { subjectId: shipment.id });
  tellTransfer(world, transfer, emit);
  return shipment;
}

/** Sends a shipment off; its transfer is under way then. Tells nobody. */
export function startTransit(
  world: World,
  transfer: InventoryTransferRecord,
  shipment: InventoryShipmentRecord,
  { at, actor }: { at: Instant; actor: Actor },
): void {
  shipment.status = "IN_TRANSIT";
  shipment.dateShipped = at;
  transfer.status = "IN_PROGRESS";
  sendOff(world, transfer, shipment, actor);
}

/** Tells that something about a transfer's shipments is different. */
export function tellTransfer(world: World, transfer: InventoryTransferRecord, emit: Emit): void {
  transfer.updatedAt = world.now();
  emit("inventory_transfers/updated", { subjectId: transfer.id });
}
