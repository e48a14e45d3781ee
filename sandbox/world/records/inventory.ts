// Pure. Records of stock: items, what of them lies where, and the log of changes.
import type { Instant, Minor } from "#sandbox/world/types.ts";

/** The quantities that are kept. `on_hand` is none of them: it is the sum of all but `incoming`. */
export const KEPT_QUANTITIES = [
  "available",
  "committed",
  "incoming",
  "reserved",
  "damaged",
  "quality_control",
  "safety_stock",
] as const;
export type KeptQuantity = (typeof KEPT_QUANTITIES)[number];
export type QuantityName = KeptQuantity | "on_hand";

export type WeightUnit = "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";

/** What of a variant concerns stock and customs. SKU, weight in grams and whether it ships stand at the variant. */
export interface InventoryItemRecord {
  id: string;
  shop: string;
  variantId: string;
  /** Only then do orders take stock. */
  tracked: boolean;
  /** What a unit costs the merchant; null: not said. */
  unitCost: Minor | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  countryHarmonizedSystemCodes: { countryCode: string; harmonizedSystemCode: string }[];
  /** The unit that its weight was given in. */
  weightUnit: WeightUnit;
  createdAt: Instant;
  updatedAt: Instant;
}

/** An item at a location. `levelKey` is its key. */
export interface InventoryLevelRecord {
  shop: string;
  itemId: string;
  locationId: string;
  /** Not stocked there any more, or not yet again: the quantities are kept. */
  active: boolean;
  quantities: Record<KeptQuantity, number>;
  /** When each was last changed; what was never changed is missing. */
  changedAt: Partial<Record<KeptQuantity, Instant>>;
  createdAt: Instant;
  updatedAt: Instant;
}

export const levelKey = (itemId: string, locationId: string): string => `${itemId}@${locationId}`;

/** One entry of the inventory history: what one request, or one order, changed. */
export interface AdjustmentGroupRecord {
  id: string;
  shop: string;
  createdAt: Instant;
  reason: string;
  referenceDocumentUri: string | null;
  appId: string | null;
  changes: {
    name: QuantityName;
    delta: number;
    itemId: string;
    locationId: string;
    ledgerDocumentUri: string | null;
  }[];
}

/** What an order has done to an item at a location so far, so that a later state of it changes stock by the difference. */
export interface OrderStockRecord {
  itemId: string;
  locationId: string;
  /** Held for its open fulfilment orders. */
  committed: number;
  shipped: number;
  /** Taken out of the order before it was shipped, and not put back. */
  lost: number;
  /** Put back on the shelf after it was shipped. */
  returned: number;
}
