// Pure over the world. What Shopify refuses of the four quantity mutations, in its own words: the recordings' where they have
// them, else those of the official schema's error codes.
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { ADJUSTABLE, type AdjustableQuantity, quantityOf } from "#sandbox/world/inventory/quantities.ts";
import { REASONS } from "#sandbox/world/inventory/reasons.ts";
import type { InventoryItemRecord, InventoryLevelRecord, QuantityName } from "#sandbox/world/records/inventory.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

/** Where something is to change. `path` leads to the row in the input: ["input", "changes", "0"]. */
export interface Row {
  path: string[];
  itemId: string;
  locationId: string;
}

export interface FoundRow {
  item: InventoryItemRecord;
  level: InventoryLevelRecord;
}

const NAMES = `Valid values are: ${ADJUSTABLE.join(", ")}.`;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/;

export class InventoryChecks {
  readonly refusals: Refusal[] = [];
  readonly #world: World;
  readonly #shop: string;

  constructor(world: World, shop: string) {
    this.#world = world;
    this.#shop = shop;
  }

  refuse(field: string[], message: string, code: string | null): void {
    this.refusals.push({ field, message, code });
  }

  /** Ends the mutation when anything was refused. */
  settle(): void {
    if (this.refusals.length > 0) throw Refused.all(this.refusals);
  }

  name(name: string, field: string[]): name is AdjustableQuantity {
    if ((ADJUSTABLE as readonly string[]).includes(name)) return true;
    this.refuse(field, `The specified quantity name is invalid. ${NAMES}`, "INVALID_QUANTITY_NAME");
    return false;
  }

  reason(reason: string): void {
    if ((REASONS as readonly string[]).includes(reason)) return;
    const valid = `Valid values are: ${REASONS.join(", ")}.`;
    this.refuse(["input", "reason"], `The specified reason is invalid. ${valid}`, "INVALID_REASON");
  }

  referenceDocument(uri: string | null | undefined): void {
    if (uri == null || URI.test(uri)) return;
    const field = ["input", "referenceDocumentUri"];
    this.refuse(field, "The specified reference document is invalid.", "INVALID_REFERENCE_DOCUMENT");
  }

  /** A document says which batch is reserved, damaged, coming …; what is available belongs to none. */
  ledgerDocument(name: string, uri: string | null | undefined, field: string[]): void {
    if (name === "available") {
      if (uri == null) return;
      this.refuse(
        field,
        "A ledger document URI is not allowed when adjusting available.",
        "INVALID_AVAILABLE_DOCUMENT",
      );
    } else if (uri == null) {
      this.refuse(
        field,
        "A ledger document URI is required except when adjusting available.",
        "INVALID_QUANTITY_DOCUMENT",
      );
    } else if (uri.startsWith("gid://shopify/")) {
      this.refuse(
        field,
        "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.",
        "INTERNAL_LEDGER_DOCUMENT",
      );
    } else if (!URI.test(uri))
      this.refuse(field, "The specified ledger document is invalid.", "INVALID_LEDGER_DOCUMENT");
  }

  item({ path, itemId }: Row): InventoryItemRecord | null {
    const item = this.#world.inventoryItem(this.#shop, itemId);
    if (!item) {
      const field = [...path, "inventoryItemId"];
      this.refuse(field, "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
      return null;
    }
    if ((this.#world.state.variants[item.variantId]?.components.length ?? 0) > 0)
      this.refuse(
        [...path, "inventoryItemId"],
        "The specified inventory item is not allowed to be adjusted via API. Example: if the inventory item is a parent bundle.",
        "NON_MUTABLE_INVENTORY_ITEM",
      );
    return item;
  }

  location(locationId: string, field: string[]): boolean {
    if (this.#world.location(this.#shop, locationId)) return true;
    this.refuse(field, "The specified location could not be found.", "INVALID_LOCATION");
    return false;
  }

  /** Item, location, and that the one is stocked at the other. */
  row(row: Row, notStocked: string): FoundRow | null {
    const item = this.item(row);
    const there = this.location(row.locationId, [...row.path, "locationId"]);
    if (!item || !there) return null;
    const level = levelAt(this.#world, item.id, row.locationId);
    // 2026-10 has no code for it any more (ITEM_NOT_STOCKED_AT_LOCATION until 2026-07); the words are those of 2026-07.
    if (!level?.active) {
      this.refuse([...row.path, "locationId"], notStocked, null);
      return null;
    }
    return { item, level };
  }

  /** `changeFromQuantity`: null skips the comparison. */
  unchanged(
    level: InventoryLevelRecord,
    name: QuantityName,
    from: number | null,
    field: string[],
    words: string,
  ): void {
    if (from === null || from === quantityOf(level, name)) return;
    this.refuse(field, words, "CHANGE_FROM_QUANTITY_STALE");
  }
}
