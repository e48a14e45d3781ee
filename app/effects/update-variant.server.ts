// Price, stock item and customs of a variant, in one call.
import { type ReadVariant, readVariant } from "#app/admin/operations/read-variant.ts";
import { updateVariants } from "#app/admin/operations/update-variants.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";

type Value = string | number | boolean | null;

/** Shopify's name of each, beside the variant or in its stock item. */
const OF_VARIANT: Record<string, string> = {
  price: "price",
  compare_at_price: "compareAtPrice",
  barcode: "barcode",
  taxable: "taxable",
};
const OF_ITEM: Record<string, string> = {
  sku: "sku",
  cost: "cost",
  is_tracked: "tracked",
  hs_code: "harmonizedSystemCode",
  country_of_origin: "countryCodeOfOrigin",
};

export const updateVariant = shopifyWrite<"update_variant", ReadVariant>({
  look: (admin, { target }) => readVariant(admin, { id: target }),
  judge: (variant, { body }) => {
    const is = valuesOf(variant);
    return soIf(Object.entries(body.changes).every(([name, value]) => isSame(is[name] ?? null, value)));
  },
  write: (admin, { target, body: { changes } }, { product }) => {
    const named = (names: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(changes).flatMap(([name, value]) => (names[name] ? [[names[name], value]] : [])),
      );
    const item = {
      ...named(OF_ITEM),
      ...(changes.grams === undefined
        ? {}
        : { measurement: { weight: { value: Number(changes.grams), unit: "GRAMS" as never } } }),
    };
    const variant = {
      id: target,
      ...named(OF_VARIANT),
      ...(changes.inventory_policy === undefined
        ? {}
        : { inventoryPolicy: String(changes.inventory_policy).toUpperCase() as never }),
      ...(Object.keys(item).length ? { inventoryItem: item } : {}),
    };
    return updateVariants(admin, { productId: product.id, variants: [variant] });
  },
});

const GRAMS: Record<string, number> = { GRAMS: 1, KILOGRAMS: 1_000, OUNCES: 28.349523125, POUNDS: 453.59237 };

function valuesOf({ inventoryItem: item, ...variant }: ReadVariant): Record<string, Value | undefined> {
  const weight = item.measurement.weight;
  return {
    price: variant.price,
    compare_at_price: variant.compareAtPrice,
    barcode: variant.barcode,
    taxable: variant.taxable,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    sku: item.sku,
    cost: item.unitCost?.amount,
    is_tracked: item.tracked,
    hs_code: item.harmonizedSystemCode,
    country_of_origin: item.countryCodeOfOrigin,
    grams: weight ? Math.round(weight.value * (GRAMS[weight.unit] ?? 1)) : null,
  };
}

function isSame(is: Value, wanted: Value): boolean {
  if (is === wanted) return true;
  if (is === null || wanted === null) return (is ?? "") === (wanted ?? "");
  const [a, b] = [String(is), String(wanted)];
  return isDecimal(a) && isDecimal(b) ? compareAmounts(normalAmount(a), normalAmount(b)) === 0 : a === b;
}
