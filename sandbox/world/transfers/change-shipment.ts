import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type {
  InventoryShipmentRecord,
  InventoryTransferRecord,
  ShipmentLineRecord,
  ShipmentTrackingRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import {
  checkBarcode,
  checkShipmentLines,
  startTransit,
  tellTransfer,
} from "#sandbox/world/transfers/create-shipment.ts";
import {
  expectShipment,
  expectTransfer,
  refusedTransfer,
  TransferChecks,
} from "#sandbox/world/transfers/transfer-checks.ts";
import { unitsOfLine } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface ChangedShipment {
  shipment: InventoryShipmentRecord;
  lines: ShipmentLineRecord[];
}

interface Found {
  shipment: InventoryShipmentRecord;
  transfer: InventoryTransferRecord;
}

function find(world: World, shop: string, id: string): Found {
  const shipment = expectShipment(world, shop, id);
  return { shipment, transfer: expectTransfer(world, shop, shipment.transferId, ["id"]) };
}

/** A shipment whose lines may be changed: a draft. @param mutation as it is named in the refusal of what is not simulated. */
function findDraft(world: World, shop: string, id: string, mutation: string): Found {
  const found = find(world, shop, id);
  const { status } = found.shipment;
  if (status === "RECEIVED") throw refusedTransfer("INVALID_SHIPMENT_STATUS", ["id"]);
  if (status !== "DRAFT") throw new NotSimulated(`${mutation} of a shipment that is ${status}`);
  return found;
}

/** Adds lines to a draft, of items that it has not yet. Emits inventory_shipments/add_items. */
export function addShipmentItems(
  world: World,
  shop: string,
  id: string,
  rows: readonly { itemId: string; quantity: number }[],
  actor: Actor,
): ChangedShipment {
  const { shipment, transfer } = findDraft(world, shop, id, "inventoryShipmentAddItems");
  const checks = new TransferChecks(world, shop);
  for (const [index, { itemId }] of rows.entries())
    if (shipment.lines.some((line) => line.itemId === itemId))
      checks.refuse("DUPLICATE_ITEM", ["lineItems", String(index), "inventoryItemId"]);
  checkShipmentLines(world, transfer, checks, [...rows], { least: 0, path: ["lineItems"] });
  checks.settle();
  const lines = rows.map((row) => ({ id: world.nextId(), ...row, accepted: 0, rejected: 0 }));
  shipment.lines.push(...lines);
  if (lines.length > 0) {
    const emit = world.action(shop, actor);
    const told = lines.map((line) => ({ id: line.id, quantity: line.quantity }));
    emit("inventory_shipments/add_items", { subjectId: id, data: { lines: told } });
    tellTransfer(world, transfer, emit);
  }
  return { shipment, lines };
}

/** Takes lines off a draft: their units are free again. Emits inventory_shipments/remove_items. */
export function removeShipmentItems(
  world: World,
  shop: string,
  id: string,
  lineIds: readonly string[],
  actor: Actor,
): InventoryShipmentRecord {
  const { shipment, transfer } = findDraft(world, shop, id, "inventoryShipmentRemoveItems");
  const checks = new TransferChecks(world, shop);
  for (const [index, lineId] of lineIds.entries())
    if (!shipment.lines.some((line) => line.id === lineId))
      checks.refuse("ITEM_NOT_FOUND", ["lineItems", String(index)]);
  checks.settle();
  const gone = [...new Set(lineIds)];
  shipment.lines = shipment.lines.filter((line) => !gone.includes(line.id));
  if (gone.length > 0) {
    const emit = world.action(shop, actor);
    emit("inventory_shipments/remove_items", { subjectId: id, data: { lineIds: gone } });
    tellTransfer(world, transfer, emit);
  }
  return shipment;
}

/** Says how many units of its lines a draft has. Emits inventory_shipments/update_item_quantities. */
export function setShipmentQuantities(
  world: World,
  shop: string,
  id: string,
  rows: readonly { lineId: string; quantity: number }[],
  actor: Actor,
): ChangedShipment {
  const { shipment, transfer } = findDraft(world, shop, id, "inventoryShipmentUpdateItemQuantities");
  const checks = new TransferChecks(world, shop);
  const found = rows.flatMap(({ lineId, quantity }, index) => {
    const path = ["items", String(index)];
    const line = shipment.lines.find((one) => one.id === lineId);
    if (!line) {
      checks.refuse("ITEM_NOT_FOUND", [...path, "shipmentLineItemId"]);
      return [];
    }
    const whole = transfer.lines.find(({ itemId }) => itemId === line.itemId);
    const most = (whole ? unitsOfLine(world, transfer, whole).processable : 0) + line.quantity;
    if (quantity < 0 || quantity > most) checks.refuse("INVALID_QUANTITY", [...path, "quantity"]);
    return [{ line, quantity }];
  });
  checks.settle();
  const changed = found.filter(({ line, quantity }) => line.quantity !== quantity);
  const told = changed.map(({ line, quantity }) => ({ id: line.id, old: line.quantity, new: quantity }));
  for (const { line, quantity } of changed) line.quantity = quantity;
  if (told.length > 0) {
    const emit = world.action(shop, actor);
    emit("inventory_shipments/update_item_quantities", { subjectId: id, data: { lines: told } });
    tellTransfer(world, transfer, emit);
  }
  return { shipment, lines: found.map(({ line }) => line) };
}

/** Emits inventory_shipments/update_tracking. What is left out stays. */
export function setShipmentTracking(
  world: World,
  shop: string,
  id: string,
  tracking: Partial<ShipmentTrackingRecord>,
  actor: Actor,
): { shipment: InventoryShipmentRecord; changed: boolean } {
  const { shipment, transfer } = find(world, shop, id);
  const none = { trackingNumber: null, trackingUrl: null, company: null, arrivesAt: null };
  const next = { ...none, ...shipment.tracking, ...tracking };
  if (JSON.stringify(next) === JSON.stringify(shipment.tracking)) return { shipment, changed: false };
  shipment.tracking = next;
  const emit = world.action(shop, actor);
  emit("inventory_shipments/update_tracking", { subjectId: id });
  tellTransfer(world, transfer, emit);
  return { shipment, changed: true };
}

/** No topic tells of a barcode but the transfer's own. */
export function setShipmentBarcode(
  world: World,
  shop: string,
  id: string,
  barcode: string,
  actor: Actor,
): { shipment: InventoryShipmentRecord; changed: boolean } {
  const { shipment, transfer } = find(world, shop, id);
  const checks = new TransferChecks(world, shop);
  checkBarcode(world, shop, checks, barcode, { field: ["barcode"], except: id });
  checks.settle();
  if (shipment.barcode === barcode) return { shipment, changed: false };
  shipment.barcode = barcode;
  tellTransfer(world, transfer, world.action(shop, actor));
  return { shipment, changed: true };
}

/** Sends a draft off. Emits inventory_shipments/mark_in_transit. */
export function markInTransit(
  world: World,
  shop: string,
  id: string,
  dateShipped: Instant | null,
  actor: Actor,
): InventoryShipmentRecord {
  const { shipment, transfer } = find(world, shop, id);
  if (shipment.status !== "DRAFT") throw refusedTransfer("INVALID_SHIPMENT_STATUS", ["id"]);
  if (shipment.lines.length === 0) throw refusedTransfer("ITEMS_EMPTY", ["id"]);
  if (shipment.lines.some(({ quantity }) => quantity === 0)) throw refusedTransfer("INVALID_QUANTITY", ["id"]);
  const checks = new TransferChecks(world, shop);
  checks.location(transfer.destination?.locationId ?? null, ["id"]);
  checks.settle();
  startTransit(world, transfer, shipment, { at: dateShipped ?? world.now(), actor });
  const emit = world.action(shop, actor);
  emit("inventory_shipments/mark_in_transit", { subjectId: id });
  tellTransfer(world, transfer, emit);
  return shipment;
}

/** Deletes a draft: what it had picked is free again. Emits inventory_shipments/delete. */
export function deleteShipment(world: World, shop: string, id: string, actor: Actor): void {
  const { shipment, transfer } = find(world, shop, id);
  if (shipment.status !== "DRAFT") throw refusedTransfer("INVALID_SHIPMENT_STATUS", ["id"]);
  delete world.state.inventoryShipments[id];
  const emit = world.action(shop, actor);
  emit("inventory_shipments/delete", { subjectId: id });
  tellTransfer(world, transfer, emit);
}
