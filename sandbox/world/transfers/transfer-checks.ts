// Pure over the world. What Shopify refuses of transfers and shipments. The words are those of the official schema's error
// codes; which field they name is our reading.
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import type { InventoryShipmentRecord, InventoryTransferRecord } from "#sandbox/world/records/inventory-transfer.ts";
import type { LocationRecord } from "#sandbox/world/records/location.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

const WORDS = {
  ALL_QUANTITY_SHIPPED:
    "The item cannot be removed because all of its quantity is fully allocated to one or more shipments.",
  BARCODE_DUPLICATE: "This barcode is already assigned to another shipment.",
  BARCODE_TOO_LONG: "Barcode must be 255 characters or less.",
  BUNDLED_ITEM: "Bundled items cannot be used for this operation.",
  CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER:
    "A ready to ship transfer must have at least one line item; you cannot remove every line item from one.",
  DUPLICATE_ITEM: "A single item can't be listed twice.",
  EMPTY_SHIPMENT_INPUT: "The shipment input cannot be empty.",
  INVALID_ITEM: "One or more items are not valid.",
  INVALID_QUANTITY: "The quantity is invalid.",
  INVALID_SHIPMENT_STATUS: "Current shipment status does not support this operation.",
  INVALID_TRANSFER_STATUS: "Current transfer status does not support this operation.",
  INVENTORY_STATE_NOT_ACTIVE: "The item is not stocked at the intended location.",
  ITEM_NOT_FOUND: "The item was not found.",
  ITEM_PRESENT_ON_DRAFT_SHIPMENT_WITH_ZERO_QUANTITY:
    "The line item cannot be removed because it appears on a draft shipment with quantity 0.",
  ITEMS_EMPTY: "The list of line items is empty.",
  LOCATION_NOT_ACTIVE: "The location selected is not active.",
  LOCATION_NOT_FOUND: "The location selected can't be found.",
  LOCATION_REQUIRED: "A location is required for this operation.",
  SHIPMENT_EXISTS: "Shipment already exists for the transfer.",
  SHIPMENT_NOT_FOUND: "The shipment was not found.",
  TAG_EXCEEDS_MAX_LENGTH: "The tag exceeds the maximum length.",
  TRANSFER_LOCATION_IMMUTABLE:
    "The location of a transfer cannot be updated. Only Draft Transfers can mutate their locations.",
  TRANSFER_NOT_FOUND: "The transfer was not found.",
  TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION:
    "The origin location cannot be the same as the destination location.",
  UNTRACKED_ITEM: "The item does not track inventory.",
} as const;
type Code = keyof typeof WORDS;

const refusal = (code: Code, field: string[] | null): Refusal => ({ message: WORDS[code], field, code });

/** One refusal alone, to be thrown. */
export const refusedTransfer = (code: Code, field: string[] | null): Refused =>
  new Refused(WORDS[code], { field, code });

export function expectTransfer(world: World, shop: string, id: string, field: string[]): InventoryTransferRecord {
  const transfer = world.state.inventoryTransfers[id];
  if (transfer?.shop === shop) return transfer;
  throw refusedTransfer("TRANSFER_NOT_FOUND", field);
}

export function expectShipment(world: World, shop: string, id: string): InventoryShipmentRecord {
  const shipment = world.state.inventoryShipments[id];
  if (shipment?.shop === shop) return shipment;
  throw refusedTransfer("SHIPMENT_NOT_FOUND", ["id"]);
}

/** Collects everything that is wrong at once. */
export class TransferChecks {
  readonly #refusals: Refusal[] = [];
  readonly #world: World;
  readonly #shop: string;

  constructor(world: World, shop: string) {
    this.#world = world;
    this.#shop = shop;
  }

  refuse(code: Code, field: string[]): void {
    this.#refusals.push(refusal(code, field));
  }

  /** Ends the mutation when anything was refused. */
  settle(): void {
    if (this.#refusals.length > 0) throw Refused.all(this.#refusals);
  }

  location(id: string | null, field: string[]): LocationRecord | null {
    if (id === null) return null;
    const location = this.#world.location(this.#shop, id);
    if (!location) this.refuse("LOCATION_NOT_FOUND", field);
    else if (!location.active) this.refuse("LOCATION_NOT_ACTIVE", field);
    return location;
  }

  /** Each item once, tracked, no bundle, stocked where it comes from. @param least units that a line needs. */
  items(
    lines: readonly { itemId: string; quantity: number }[],
    { originId, least, path }: { originId: string | null; least: number; path: string[] },
  ): void {
    const seen = new Set<string>();
    for (const [index, { itemId, quantity }] of lines.entries()) {
      const at = [...path, String(index)];
      const item = this.#world.inventoryItem(this.#shop, itemId);
      const variant = item && this.#world.state.variants[item.variantId];
      const field = [...at, "inventoryItemId"];
      if (!item) this.refuse("ITEM_NOT_FOUND", field);
      else if (seen.has(itemId)) this.refuse("DUPLICATE_ITEM", field);
      else if ((variant?.components.length ?? 0) > 0) this.refuse("BUNDLED_ITEM", field);
      else if (!item.tracked) this.refuse("UNTRACKED_ITEM", field);
      else if (originId !== null && !levelAt(this.#world, itemId, originId)?.active)
        this.refuse("INVENTORY_STATE_NOT_ACTIVE", field);
      if (quantity < least) this.refuse("INVALID_QUANTITY", [...at, "quantity"]);
      seen.add(itemId);
    }
  }
}
