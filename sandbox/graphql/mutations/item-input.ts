// Pure. `InventoryItemInput`, as mutations of items and of variants take it.
import type { ItemChange } from "#sandbox/world/inventory/update-item.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import type { WeightUnit } from "#sandbox/world/records/inventory.ts";
import { Refused } from "#sandbox/world/world.ts";

export interface ItemInput {
  cost?: string | number | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  harmonizedSystemCode?: string | null;
  countryHarmonizedSystemCodes?: { countryCode: string; harmonizedSystemCode: string }[] | null;
  measurement?: { weight?: { value: number; unit: WeightUnit } | null } | null;
  requiresShipping?: boolean | null;
  sku?: string | null;
  tracked?: boolean | null;
}

/** What is not given stays undefined: it does not change. */
export function itemChange({ cost, measurement, ...input }: ItemInput, currency: string): ItemChange {
  if (cost == null) return { ...input, weight: measurement?.weight, ...(cost === null ? { unitCost: null } : {}) };
  const unitCost = parseMoney(String(cost), currency);
  if (unitCost === null) throw new Refused("Cost is not a number", { field: ["input", "cost"] });
  return { ...input, weight: measurement?.weight, unitCost };
}
