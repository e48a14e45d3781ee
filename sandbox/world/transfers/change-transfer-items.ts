import type { InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import { reserveAtOrigin } from "#sandbox/world/transfers/move-transfer-stock.ts";
import { expectTransfer, refusedTransfer, TransferChecks } from "#sandbox/world/transfers/transfer-checks.ts";
import { shipmentsOf, unitsOfLine } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface LineUpdate {
  itemId: string;
  newQuantity: number;
  deltaQuantity: number;
}

export interface ChangedTransfer {
  transfer: InventoryTransferRecord;
  updates: LineUpdate[];
}

/**
 * Sets how many units of some items move, beyond those that are shipped or picked already; others stay (documentation of
 * `inventoryTransferSetItems`). Emits inventory_transfers/add_items and update_item_quantities.
 */
export function setTransferItems(
  world: World,
  shop: string,
  id: string,
  rows: readonly { itemId: string; quantity: number }[],
  actor: Actor,
): ChangedTransfer {
  const transfer = expectTransfer(world, shop, id, ["input", "id"]);
  const { status, origin } = transfer;
  if (status === "TRANSFERRED" || status === "CANCELED")
    throw refusedTransfer("INVALID_TRANSFER_STATUS", ["input", "id"]);
  const checks = new TransferChecks(world, shop);
  const originId = origin?.locationId ?? null;
  checks.items(rows, { originId, least: status === "DRAFT" ? 0 : 1, path: ["input", "lineItems"] });
  checks.settle();
  const added: { id: string; quantity: number }[] = [];
  const changed: { id: string; old: number; new: number }[] = [];
  const updates = rows.map(({ itemId, quantity }): LineUpdate => {
    const line = transfer.lines.find((one) => one.itemId === itemId);
    if (!line) {
      const made = { id: world.nextId(), itemId, quantity };
      transfer.lines.push(made);
      added.push({ id: made.id, quantity });
      return { itemId, newQuantity: quantity, deltaQuantity: quantity };
    }
    const old = line.quantity;
    line.quantity = old - unitsOfLine(world, transfer, line).processable + quantity;
    if (line.quantity !== old) changed.push({ id: line.id, old, new: line.quantity });
    return { itemId, newQuantity: line.quantity, deltaQuantity: line.quantity - old };
  });
  const emit = settle(world, transfer, updates, actor);
  if (added.length > 0) emit("inventory_transfers/add_items", { subjectId: id, data: { lines: added } });
  if (changed.length > 0)
    emit("inventory_transfers/update_item_quantities", { subjectId: id, data: { lines: changed } });
  return { transfer, updates };
}

/**
 * Takes lines off, or what of them is on no shipment (documentation of `inventoryTransferRemoveItems`). Emits
 * inventory_transfers/remove_items and update_item_quantities.
 */
export function removeTransferItems(
  world: World,
  shop: string,
  id: string,
  lineIds: readonly string[],
  actor: Actor,
): ChangedTransfer {
  const transfer = expectTransfer(world, shop, id, ["input", "id"]);
  const { status } = transfer;
  if (status !== "DRAFT" && status !== "READY_TO_SHIP")
    throw refusedTransfer("INVALID_TRANSFER_STATUS", ["input", "id"]);
  const checks = new TransferChecks(world, shop);
  const drafted = new Set(
    shipmentsOf(world, transfer).flatMap(({ status: state, lines }) =>
      state === "DRAFT" ? lines.filter(({ quantity }) => quantity === 0).map(({ itemId }) => itemId) : [],
    ),
  );
  const lines = [...new Set(lineIds)].flatMap((lineId, index) => {
    const field = ["input", "transferLineItemIds", String(index)];
    const line = transfer.lines.find((one) => one.id === lineId);
    if (!line) checks.refuse("ITEM_NOT_FOUND", field);
    else if (drafted.has(line.itemId)) checks.refuse("ITEM_PRESENT_ON_DRAFT_SHIPMENT_WITH_ZERO_QUANTITY", field);
    else if (line.quantity > 0 && unitsOfLine(world, transfer, line).processable === 0)
      checks.refuse("ALL_QUANTITY_SHIPPED", field);
    return line ? [{ line, free: unitsOfLine(world, transfer, line).processable }] : [];
  });
  const gone = new Set(lines.filter(({ line, free }) => free === line.quantity).map(({ line }) => line.id));
  if (status === "READY_TO_SHIP" && gone.size > 0 && gone.size === transfer.lines.length)
    checks.refuse("CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER", ["input", "transferLineItemIds"]);
  checks.settle();
  const updates = lines.map(
    ({ line, free }): LineUpdate => ({
      ...{ itemId: line.itemId, newQuantity: line.quantity - free, deltaQuantity: -free },
    }),
  );
  const reduced = lines.filter(({ line }) => !gone.has(line.id));
  const changed = reduced.map(({ line, free }) => ({ id: line.id, old: line.quantity, new: line.quantity - free }));
  for (const { line, free } of reduced) line.quantity -= free;
  transfer.lines = transfer.lines.filter((line) => !gone.has(line.id));
  const emit = settle(world, transfer, updates, actor);
  if (gone.size > 0) emit("inventory_transfers/remove_items", { subjectId: id, data: { lineIds: [...gone] } });
  if (changed.length > 0)
    emit("inventory_transfers/update_item_quantities", { subjectId: id, data: { lines: changed } });
  return { transfer, updates };
}

/** What is beyond a draft is reserved: the difference follows. */
function settle(world: World, transfer: InventoryTransferRecord, updates: readonly LineUpdate[], actor: Actor) {
  if (updates.some(({ deltaQuantity }) => deltaQuantity !== 0)) transfer.updatedAt = world.now();
  if (transfer.status !== "DRAFT") {
    const units = updates.map(({ itemId, deltaQuantity }) => ({ itemId, quantity: deltaQuantity }));
    reserveAtOrigin(world, transfer, units, "movement_updated", actor);
  }
  return world.action(transfer.shop, actor);
}
