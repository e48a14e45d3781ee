import { changeQuantity, levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { changeItem } from "#sandbox/world/inventory/update-item.ts";
import { addVariant } from "#sandbox/world/products/add-variant.ts";
import { createProduct, type ProductDraft } from "#sandbox/world/products/create-product.ts";
import { checkNewVariants } from "#sandbox/world/products/create-variants.ts";
import { removeVariant } from "#sandbox/world/products/remove-variant.ts";
import { tellNewVariant } from "#sandbox/world/products/tell-new-variant.ts";
import { applyProductChange } from "#sandbox/world/products/update-product.ts";
import type { VariantInput } from "#sandbox/world/products/variant-input.ts";
import type { OptionRecord, ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface ProductSetting extends Omit<Partial<ProductDraft>, "variants" | "publishTo"> {
  variants?: VariantInput[] | null;
  /** Collections by hand that it is in, and no others. */
  collectionIds?: string[] | null;
}

/**
 * Makes a product what is said, all of it: variants that are not named are deleted. Emits products/create or products/update.
 * @param productId null: a new one.
 */
export function setProduct(
  world: World,
  shop: string,
  productId: string | null,
  setting: ProductSetting,
  actor: Actor = { by: "staff" },
): ProductRecord {
  const known = productId === null ? null : world.product(shop, productId);
  if (productId !== null && !known)
    throw new Refused("Product does not exist.", { field: ["input", "id"], code: "PRODUCT_DOES_NOT_EXIST" });
  if (known && setting.variants && !setting.options)
    throw new Refused("Must specify product options when updating variants.", {
      field: ["input", "productOptions"],
      code: "PRODUCT_OPTIONS_INPUT_MISSING",
    });
  if (known && setting.options && !setting.variants)
    throw new Refused("Must specify variants when updating options.", {
      field: ["input", "variants"],
      code: "VARIANTS_INPUT_MISSING",
    });
  const options = setting.options ? optionsFrom(world, setting.options, known) : (known?.options ?? null);
  const variants = setting.variants && options ? planned(world, shop, options, setting.variants, known) : null;
  const { variants: _variants, collectionIds, options: _options, ...change } = setting;
  const product =
    known ??
    world.quietly(() =>
      createProduct(world, shop, {
        ...change,
        title: change.title ?? "",
        options: setting.options ?? null,
        ...(variants ? { variants: [] } : {}),
      }),
    );
  if (known) applyProductChange(world, known, change);
  const emit = world.action(shop, actor);
  emit(known ? "products/update" : "products/create", { subjectId: product.id });
  if (variants && options) {
    product.options = options;
    for (const variant of world.variantsOf(product))
      if (!variants.some(({ old }) => old?.id === variant.id)) removeVariant(world, emit, variant);
    product.variantIds = [];
    for (const { old, draft, input } of variants) {
      if (old) {
        product.variantIds.push(old.id);
        changeVariant(world, old, draft, input);
      } else tellNewVariant(world, emit, addVariant(world, product, draft));
    }
    touch(world, product);
  } else if (!known) for (const variant of world.variantsOf(product)) tellNewVariant(world, emit, variant);
  if (collectionIds)
    for (const collection of world.collectionsOf(shop)) {
      if (collection.ruleSet) continue;
      const others = collection.productIds.filter((id) => id !== product.id);
      const wanted = collectionIds.includes(collection.id);
      if (wanted === others.length < collection.productIds.length) continue;
      collection.productIds = wanted ? [...others, product.id] : others;
    }
  return product;
}

/** Options keep their ids, and their values' ids: by id, else by name. */
function optionsFrom(
  world: World,
  wanted: NonNullable<ProductDraft["options"]>,
  known: ProductRecord | null,
): OptionRecord[] {
  const names = wanted.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length)
    throw new Refused("Duplicated option name.", {
      field: ["input", "productOptions"],
      code: "DUPLICATED_OPTION_NAME",
    });
  return wanted.map(({ id, name, values, valueIds = [] }, index) => {
    if (values.length === 0)
      throw new Refused("Each option must have at least one option value specified.", {
        field: ["input", "productOptions", String(index), "values"],
        code: "OPTION_VALUES_MISSING",
      });
    const before = known?.options.find((option) =>
      id ? option.id === id : option.name.toLowerCase() === name.toLowerCase(),
    );
    return {
      id: before?.id ?? world.nextId(),
      name: name || (before?.name ?? ""),
      values: values.map((value, place) => {
        const kept = before?.values.find((one) => (valueIds[place] ? one.id === valueIds[place] : one.name === value));
        return { id: kept?.id ?? world.nextId(), name: value || (kept?.name ?? "") };
      }),
    };
  });
}

interface Planned {
  input: VariantInput;
  draft: Parameters<typeof addVariant>[2];
  old: VariantRecord | null;
}

/** Which variant each input is: by id, else the one with the same option values. */
function planned(
  world: World,
  shop: string,
  options: OptionRecord[],
  inputs: readonly VariantInput[],
  known: ProductRecord | null,
): Planned[] {
  const { drafts, refusals } = checkNewVariants(world, { shop, options, variantIds: [] }, inputs, null);
  if (refusals.length > 0)
    throw Refused.all(
      refusals.map(({ message, field }) => ({ message, field: ["input", ...(field ?? [])], code: "INVALID_VARIANT" })),
    );
  const old = known ? world.variantsOf(known) : [];
  return inputs.map((input, index) => {
    const draft = drafts[index] ?? {};
    const same = old.find((variant) =>
      input.id ? variant.id === input.id : variant.title === draft.optionValues?.join(" / "),
    );
    if (input.id && !same)
      throw new Refused("Product variant does not exist.", {
        field: ["input", "variants", String(index), "id"],
        code: "PRODUCT_VARIANT_DOES_NOT_EXIST",
      });
    return { input, draft, old: same ?? null };
  });
}

function changeVariant(world: World, variant: VariantRecord, draft: Planned["draft"], input: VariantInput): void {
  const item = world.state.inventoryItems[variant.inventoryItemId];
  if (item && input.item) changeItem(world, item, input.item, ["input", "variants", "inventoryItem"]);
  variant.optionValues = draft.optionValues ?? variant.optionValues;
  variant.title = variant.optionValues.join(" / ");
  if (input.price != null) variant.price = input.price;
  if (input.compareAtPrice !== undefined) variant.compareAtPrice = input.compareAtPrice;
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (input.taxable != null) variant.taxable = input.taxable;
  if (input.inventoryPolicy) variant.inventoryPolicy = input.inventoryPolicy;
  for (const { locationId, available } of input.stock ?? []) {
    const level = item && levelAt(world, item.id, locationId);
    if (level) changeQuantity(world, level, "available", available - level.quantities.available);
  }
  touch(world, variant);
}
