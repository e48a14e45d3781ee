// Pure. The inputs of variants, as the mutations of products take them, in the words of the world.
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { type ItemInput, itemChange } from "#sandbox/graphql/mutations/item-input.ts";
import { digits } from "#sandbox/graphql/mutations/mutate.ts";
import { refuseArguments } from "#sandbox/graphql/resolver.ts";
import type { MetafieldInput } from "#sandbox/world/metafields/metafields.ts";
import { parseMoney } from "#sandbox/world/money.ts";
import type { VariantInput } from "#sandbox/world/products/variant-input.ts";
import type { VariantRecord } from "#sandbox/world/records/product.ts";
import type { Minor } from "#sandbox/world/types.ts";
import { Refused } from "#sandbox/world/world.ts";

interface OptionValue {
  id?: string | null;
  name?: string | null;
  optionId?: string | null;
  optionName?: string | null;
  linkedMetafieldValue?: string | null;
}

/** `ProductVariantsBulkInput` and `ProductVariantSetInput`, as far as they are simulated. */
export interface BulkVariant {
  id?: string | null;
  optionValues?: OptionValue[] | null;
  price?: string | number | null;
  compareAtPrice?: string | number | null;
  barcode?: string | null;
  sku?: string | null;
  taxable?: boolean | null;
  inventoryPolicy?: VariantRecord["inventoryPolicy"] | null;
  inventoryItem?: ItemInput | null;
  inventoryQuantities?: { locationId: string; availableQuantity?: number; name?: string; quantity?: number }[] | null;
  mediaId?: string | null;
  metafields?: MetafieldInput[] | null;
  [other: string]: unknown;
}

export function variantInput(input: BulkVariant, currency: string, path: string[]): VariantInput {
  refuseArguments(
    "ProductVariantsBulkInput",
    input,
    ...["mediaSrc", "quantityAdjustments", "requiresComponents", "published", "file", "position"],
    ...["showUnitPrice", "taxCode", "unitPriceMeasurement"],
  );
  const money = (value: string | number | null | undefined, field: string): Minor | null | undefined => {
    if (value == null) return value;
    const amount = parseMoney(String(value), currency);
    if (amount === null) throw new Refused(`${field} is not a number`, { field: [...path, field] });
    return amount;
  };
  const item = input.inventoryItem ? itemChange(input.inventoryItem, currency) : null;
  return {
    id: input.id ? digits(input.id, "ProductVariant") : null,
    optionValues: input.optionValues?.map((choice) => {
      refuseArguments("VariantOptionValueInput", { ...choice }, "linkedMetafieldValue");
      const { id, name, optionId, optionName } = choice;
      return {
        optionId: optionId ? digits(optionId, "ProductOption") : null,
        optionName,
        valueId: id ? digits(id, "ProductOptionValue") : null,
        name,
      };
    }),
    price: money(input.price, "price"),
    compareAtPrice: money(input.compareAtPrice, "compareAtPrice"),
    barcode: input.barcode,
    taxable: input.taxable,
    inventoryPolicy: input.inventoryPolicy,
    item: input.sku === undefined ? item : { ...item, sku: input.sku },
    stock: input.inventoryQuantities?.map(({ locationId, availableQuantity, name = "available", quantity }) => {
      if (name !== "available") throw notSimulated(`ProductSetInventoryInput(name: ${name})`);
      return { locationId: digits(locationId, "Location"), available: availableQuantity ?? quantity ?? 0 };
    }),
    mediaIds: input.mediaId ? [digits(input.mediaId, "MediaImage", "Video", "ExternalVideo", "Model3d")] : [],
  };
}
