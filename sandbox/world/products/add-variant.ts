import { addLevel, changeQuantity } from "#sandbox/world/inventory/inventory-level.ts";
import type { InventoryItemRecord, WeightUnit } from "#sandbox/world/records/inventory.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { Minor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export interface VariantDraft {
  /** One an option of the product. */
  optionValues?: string[];
  sku?: string | null;
  barcode?: string | null;
  price?: Minor;
  compareAtPrice?: Minor | null;
  grams?: number;
  weightUnit?: WeightUnit;
  requiresShipping?: boolean;
  taxable?: boolean;
  inventoryPolicy?: VariantRecord["inventoryPolicy"];
  components?: VariantRecord["components"];
  tracked?: boolean;
  unitCost?: Minor | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  countryHarmonizedSystemCodes?: InventoryItemRecord["countryHarmonizedSystemCodes"];
  /** Where it is stocked; by default at the store's first location, with nothing there. */
  stock?: { locationId: string; available: number }[];
}

/** Makes the last variant of a product, with its inventory item and levels. Tells nobody. */
export function addVariant(world: World, product: ProductRecord, draft: VariantDraft): VariantRecord {
  const now = world.now();
  const optionValues = draft.optionValues ?? product.options.map((option) => option.values[0]?.name ?? "");
  const variant: VariantRecord = {
    id: world.nextId(),
    shop: product.shop,
    productId: product.id,
    title: optionValues.join(" / "),
    optionValues,
    sku: draft.sku ?? null,
    barcode: draft.barcode ?? null,
    price: draft.price ?? 0,
    compareAtPrice: draft.compareAtPrice ?? null,
    grams: draft.grams ?? 0,
    requiresShipping: draft.requiresShipping ?? !product.giftCard,
    taxable: draft.taxable ?? !product.giftCard,
    giftCard: product.giftCard,
    inventoryPolicy: draft.inventoryPolicy ?? "DENY",
    inventoryItemId: world.nextId(),
    components: draft.components ?? [],
    mediaIds: [],
    createdAt: now,
    updatedAt: now,
  };
  const item: InventoryItemRecord = {
    id: variant.inventoryItemId,
    shop: product.shop,
    variantId: variant.id,
    tracked: draft.tracked ?? false,
    unitCost: draft.unitCost ?? null,
    countryCodeOfOrigin: draft.countryCodeOfOrigin ?? null,
    provinceCodeOfOrigin: draft.provinceCodeOfOrigin ?? null,
    harmonizedSystemCode: draft.harmonizedSystemCode ?? null,
    countryHarmonizedSystemCodes: draft.countryHarmonizedSystemCodes ?? [],
    weightUnit: draft.weightUnit ?? "KILOGRAMS",
    createdAt: now,
    updatedAt: now,
  };
  world.state.variants[variant.id] = variant;
  world.state.inventoryItems[item.id] = item;
  product.variantIds.push(variant.id);
  const first = world.locationsOf(product.shop)[0];
  const stock = draft.stock ?? (first ? [{ locationId: first.id, available: 0 }] : []);
  for (const { locationId, available } of stock) {
    const level = addLevel(world, item, locationId);
    if (available !== 0) changeQuantity(world, level, "available", available);
  }
  return variant;
}
