import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type {
  InventoryTransferRecord,
  LocationSnapshotRecord,
  TransferLineRecord,
} from "#sandbox/world/records/inventory-transfer.ts";
import { changeTransferStatus } from "#sandbox/world/transfers/change-transfer-status.ts";
import { expectTransfer, TransferChecks } from "#sandbox/world/transfers/transfer-checks.ts";
import { transfersOf } from "#sandbox/world/transfers/transfer-figures.ts";
import type { Actor, Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface TransferDraft {
  originId: string | null;
  destinationId: string | null;
  lines: { itemId: string; quantity: number }[];
  note: string | null;
  referenceName: string | null;
  tags: string[];
  dateCreated: Instant | null;
}

/** Left out, a thing stays as it is. */
export type TransferChange = Partial<Omit<TransferDraft, "lines">>;

const LONGEST_TAG = 255;

const tidy = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))].toSorted();

function checkTags(checks: TransferChecks, tags: readonly string[] | undefined): void {
  if (tags?.some((tag) => tag.length > LONGEST_TAG)) checks.refuse("TAG_EXCEEDS_MAX_LENGTH", ["input", "tags"]);
}

function snapshot(world: World, shop: string, id: string | null): LocationSnapshotRecord | null {
  const location = id === null ? null : world.location(shop, id);
  return (
    location && {
      locationId: location.id,
      name: location.name,
      address: { ...location.address },
      snapshottedAt: world.now(),
    }
  );
}

/**
 * Makes a transfer. A draft moves no stock; one that is ready to ship reserves its units where they come from and emits
 * inventory_transfers/ready_to_ship.
 */
export function createTransfer(
  world: World,
  shop: string,
  draft: TransferDraft,
  status: "DRAFT" | "READY_TO_SHIP",
  actor: Actor,
): InventoryTransferRecord {
  const checks = new TransferChecks(world, shop);
  const { originId, destinationId } = draft;
  const isReady = status === "READY_TO_SHIP";
  // Changelog of 2025-10-27: one of the two places is enough.
  if (isReady && originId === null && destinationId === null)
    checks.refuse("LOCATION_REQUIRED", ["input", "originLocationId"]);
  const origin = checks.location(originId, ["input", "originLocationId"]);
  checks.location(destinationId, ["input", "destinationLocationId"]);
  if (originId !== null && originId === destinationId)
    checks.refuse("TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION", ["input", "destinationLocationId"]);
  if (isReady && draft.lines.length === 0) checks.refuse("ITEMS_EMPTY", ["input", "lineItems"]);
  checks.items(draft.lines, {
    ...{ originId: origin?.id ?? null, least: isReady ? 1 : 0, path: ["input", "lineItems"] },
  });
  checkTags(checks, draft.tags);
  checks.settle();
  const transfer = addTransfer(world, shop, {
    origin: snapshot(world, shop, originId),
    destination: snapshot(world, shop, destinationId),
    lines: draft.lines.map((line) => ({ id: world.nextId(), ...line })),
    note: draft.note,
    referenceName: draft.referenceName,
    tags: tidy(draft.tags),
    dateCreated: draft.dateCreated ?? world.now(),
  });
  if (isReady) changeTransferStatus(world, transfer, "READY_TO_SHIP", actor);
  return transfer;
}

function addTransfer(
  world: World,
  shop: string,
  what: Pick<InventoryTransferRecord, "origin" | "destination" | "note" | "referenceName" | "tags" | "dateCreated"> & {
    lines: TransferLineRecord[];
  },
): InventoryTransferRecord {
  const now = world.now();
  const transfer: InventoryTransferRecord = {
    id: world.nextId(),
    shop,
    number: Math.max(0, ...transfersOf(world, shop).map(({ number }) => number)) + 1,
    status: "DRAFT",
    ...what,
    createdAt: now,
    updatedAt: now,
  };
  world.state.inventoryTransfers[transfer.id] = transfer;
  return transfer;
}

/** Changes what stands on a transfer; its places only while it is a draft. Returns whether anything is different. */
export function editTransfer(
  world: World,
  shop: string,
  id: string,
  change: TransferChange,
): { transfer: InventoryTransferRecord; changed: boolean } {
  const transfer = expectTransfer(world, shop, id, ["id"]);
  const checks = new TransferChecks(world, shop);
  const { originId, destinationId, tags, ...words } = change;
  const from = originId === undefined ? (transfer.origin?.locationId ?? null) : originId;
  const to = destinationId === undefined ? (transfer.destination?.locationId ?? null) : destinationId;
  const movesFrom = from !== (transfer.origin?.locationId ?? null);
  const movesTo = to !== (transfer.destination?.locationId ?? null);
  if (transfer.status !== "DRAFT") {
    if (movesFrom) checks.refuse("TRANSFER_LOCATION_IMMUTABLE", ["input", "originId"]);
    if (movesTo) checks.refuse("TRANSFER_LOCATION_IMMUTABLE", ["input", "destinationId"]);
  } else {
    if (movesFrom) checks.location(from, ["input", "originId"]);
    if (movesTo) checks.location(to, ["input", "destinationId"]);
    if (from !== null && from === to)
      checks.refuse("TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION", ["input", "destinationId"]);
  }
  checkTags(checks, tags);
  checks.settle();
  const changed = {
    ...transfer,
    ...words,
    dateCreated: words.dateCreated ?? transfer.dateCreated,
    ...(movesFrom ? { origin: snapshot(world, shop, from) } : {}),
    ...(movesTo ? { destination: snapshot(world, shop, to) } : {}),
    ...(tags ? { tags: tidy(tags) } : {}),
  };
  if (JSON.stringify(changed) === JSON.stringify(transfer)) return { transfer, changed: false };
  Object.assign(transfer, changed, { updatedAt: world.now() });
  return { transfer, changed: true };
}

/** A draft with the same lines and places, without shipments. Throws NotSimulated where a place of the original is gone. */
export function duplicateTransfer(world: World, shop: string, id: string): InventoryTransferRecord {
  const original = expectTransfer(world, shop, id, ["id"]);
  const again = (place: LocationSnapshotRecord | null) => {
    if (place && !world.location(shop, place.locationId))
      throw new NotSimulated("inventoryTransferDuplicate of a transfer whose location is gone");
    return snapshot(world, shop, place?.locationId ?? null);
  };
  return addTransfer(world, shop, {
    origin: again(original.origin),
    destination: again(original.destination),
    lines: original.lines.map(({ itemId, quantity }) => ({ id: world.nextId(), itemId, quantity })),
    note: original.note,
    referenceName: original.referenceName,
    tags: [...original.tags],
    dateCreated: world.now(),
  });
}
