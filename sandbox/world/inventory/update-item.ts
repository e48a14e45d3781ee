import type { InventoryItemRecord, WeightUnit } from "#sandbox/world/records/inventory.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Minor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

export interface ItemChange {
  tracked?: boolean | null;
  sku?: string | null;
  requiresShipping?: boolean | null;
  unitCost?: Minor | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  countryHarmonizedSystemCodes?: { countryCode: string; harmonizedSystemCode: string }[] | null;
  weight?: { value: number; unit: WeightUnit } | null;
}

export const GRAMS: Record<WeightUnit, number> = {
  GRAMS: 1,
  KILOGRAMS: 1_000,
  OUNCES: 28.349_523_125,
  POUNDS: 453.592_37,
};

/** Changes what is said of an item. What is not given stays; null takes it away. Emits inventory_items/update. */
export function updateItem(
  world: World,
  shop: string,
  itemId: string,
  change: ItemChange,
  actor: Actor = { by: "staff" },
): { item: InventoryItemRecord; changed: boolean } {
  const item = world.inventoryItem(shop, itemId);
  if (!item) throw new Refused("The product couldn't be updated because it does not exist.", { field: ["id"] });
  const changed = changeItem(world, item, change, ["input"]);
  if (changed) tellItem(world, item, world.action(shop, actor));
  return { item, changed };
}

/** Emits inventory_items/update and, as the variant shows it too, products/update. */
export function tellItem(world: World, item: InventoryItemRecord, emit: Emit): void {
  emit("inventory_items/update", { subjectId: item.id });
  const variant = world.state.variants[item.variantId];
  if (variant) emit("products/update", { subjectId: variant.productId });
}

/** Applies a change and says whether anything is different now. Checks first. @param path of the input, for errors. */
export function changeItem(world: World, item: InventoryItemRecord, change: ItemChange, path: string[]): boolean {
  const { harmonizedSystemCode: code, unitCost, weight } = change;
  // Official schema: "This must be a number between 6 and 13 digits."
  if (code != null && !/^[\d. ]{6,13}$/.test(code))
    throw new Refused("Harmonized system code must be a number between 6 and 13 digits", {
      field: [...path, "harmonizedSystemCode"],
    });
  if (unitCost != null && unitCost < 0)
    throw new Refused("Cost must be greater than or equal to 0", { field: [...path, "cost"] });
  if (weight && weight.value < 0)
    throw new Refused("Weight must be greater than or equal to 0", { field: [...path, "measurement", "weight"] });
  const variant = world.state.variants[item.variantId];
  const before = JSON.stringify([item, variant]);
  if (change.tracked != null) item.tracked = change.tracked;
  if (unitCost !== undefined) item.unitCost = unitCost;
  if (change.countryCodeOfOrigin !== undefined) item.countryCodeOfOrigin = change.countryCodeOfOrigin;
  if (change.provinceCodeOfOrigin !== undefined) item.provinceCodeOfOrigin = change.provinceCodeOfOrigin;
  if (code !== undefined) item.harmonizedSystemCode = code;
  if (change.countryHarmonizedSystemCodes) item.countryHarmonizedSystemCodes = change.countryHarmonizedSystemCodes;
  if (weight) item.weightUnit = weight.unit;
  if (variant) {
    if (change.sku !== undefined) variant.sku = change.sku;
    if (change.requiresShipping != null) variant.requiresShipping = change.requiresShipping;
    if (weight) variant.grams = weight.value * GRAMS[weight.unit];
  }
  if (JSON.stringify([item, variant]) === before) return false;
  touch(world, item);
  if (variant) touch(world, variant);
  return true;
}
