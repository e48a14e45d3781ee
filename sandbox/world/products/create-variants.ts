import { GRAMS } from "#sandbox/world/inventory/update-item.ts";
import { addVariant } from "#sandbox/world/products/add-variant.ts";
import { removeVariant } from "#sandbox/world/products/remove-variant.ts";
import { tellNewVariant } from "#sandbox/world/products/tell-new-variant.ts";
import { chosenValues, settleOptions, type VariantInput } from "#sandbox/world/products/variant-input.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

export type Strategy = "DEFAULT" | "PRESERVE_STANDALONE_VARIANT" | "REMOVE_STANDALONE_VARIANT";

/** Adds variants, all or none. Emits products/update, inventory_items/create, inventory_levels/connect. */
export function createVariants(
  world: World,
  shop: string,
  productId: string,
  inputs: readonly VariantInput[],
  strategy: Strategy = "DEFAULT",
  actor: Actor = { by: "staff" },
): { product: ProductRecord; variants: VariantRecord[] } {
  const product = world.product(shop, productId);
  if (!product) throw new Refused("Product does not exist", { field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST" });
  const standalone = standaloneOf(world, product, strategy);
  const { drafts, refusals } = checkNewVariants(world, product, inputs, standalone);
  if (refusals.length > 0) throw Refused.all(refusals);
  const emit = world.action(shop, actor);
  if (standalone) {
    product.variantIds = [];
    removeVariant(world, emit, standalone);
  }
  const made = drafts.map((draft, index) => {
    const variant = addVariant(world, product, draft);
    variant.mediaIds = inputs[index]?.mediaIds ?? [];
    return variant;
  });
  settleOptions(product, world.variantsOf(product), () => world.nextId());
  touch(world, product);
  emit("products/update", { subjectId: product.id });
  for (const variant of made) tellNewVariant(world, emit, variant);
  return { product, variants: made };
}

/** The only variant, when the strategy says that it makes way. */
function standaloneOf(world: World, product: ProductRecord, strategy: Strategy): VariantRecord | null {
  const [only, ...others] = world.variantsOf(product);
  if (!only || others.length > 0 || strategy === "PRESERVE_STANDALONE_VARIANT") return null;
  return strategy === "REMOVE_STANDALONE_VARIANT" || only.title === "Default Title" ? only : null;
}

type Draft = Parameters<typeof addVariant>[2];

/** What `addVariant` is to make of the inputs, and what Shopify refuses of them. */
export function checkNewVariants(
  world: World,
  product: Pick<ProductRecord, "shop" | "options" | "variantIds">,
  inputs: readonly VariantInput[],
  leaving: VariantRecord | null,
): { drafts: Draft[]; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const taken = new Set(
    world
      .variantsOf(product)
      .filter((variant) => variant !== leaving)
      .map(({ title }) => title.toLowerCase()),
  );
  const drafts = inputs.map((input, index): Draft => {
    const path = ["variants", String(index)];
    const refuse = (message: string, code: string, ...field: string[]) =>
      refusals.push({ message, code, field: [...path, ...field] });
    const chosen = chosenValues(product, input.optionValues ?? [], path, null);
    if ("refusal" in chosen) refusals.push(chosen.refusal);
    const optionValues = "values" in chosen ? chosen.values : [];
    const title = optionValues.join(" / ");
    if ("values" in chosen && taken.has(title.toLowerCase()))
      refuse(
        `The variant '${title}' already exists. Please change at least one option value.`,
        "VARIANT_ALREADY_EXISTS",
      );
    taken.add(title.toLowerCase());
    if ((input.price ?? 0) < 0) refuse("Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO", "price");
    for (const { locationId } of input.stock ?? [])
      if (!world.location(product.shop, locationId))
        refuse(
          "Quantity could not be set. The location was not found.",
          "TRACKED_VARIANT_LOCATION_NOT_FOUND",
          "inventoryQuantities",
        );
    const { item } = input;
    return {
      optionValues,
      sku: item?.sku ?? null,
      barcode: input.barcode ?? null,
      ...(input.price == null ? {} : { price: input.price }),
      compareAtPrice: input.compareAtPrice ?? null,
      ...(input.taxable == null ? {} : { taxable: input.taxable }),
      ...(input.inventoryPolicy ? { inventoryPolicy: input.inventoryPolicy } : {}),
      ...(item?.requiresShipping == null ? {} : { requiresShipping: item.requiresShipping }),
      tracked: item?.tracked ?? (input.stock?.length ?? 0) > 0,
      unitCost: item?.unitCost ?? null,
      countryCodeOfOrigin: item?.countryCodeOfOrigin ?? null,
      provinceCodeOfOrigin: item?.provinceCodeOfOrigin ?? null,
      harmonizedSystemCode: item?.harmonizedSystemCode ?? null,
      countryHarmonizedSystemCodes: item?.countryHarmonizedSystemCodes ?? [],
      ...(item?.weight ? { grams: item.weight.value * GRAMS[item.weight.unit], weightUnit: item.weight.unit } : {}),
      ...(input.stock?.length ? { stock: input.stock } : {}),
    };
  });
  return { drafts, refusals };
}
