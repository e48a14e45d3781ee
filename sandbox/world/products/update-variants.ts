import { changeItem } from "#sandbox/world/inventory/update-item.ts";
import { chosenValues, settleOptions, type VariantInput } from "#sandbox/world/products/variant-input.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

/**
 * Changes variants of one product: all or none, or with `partial` those that can be. Emits products/update and, where the
 * item changed, inventory_items/update.
 */
export function updateVariants(
  world: World,
  shop: string,
  productId: string,
  inputs: readonly VariantInput[],
  partial = false,
  actor: Actor = { by: "staff" },
): { product: ProductRecord; variants: VariantRecord[]; refusals: Refusal[]; changed: boolean } {
  const product = world.product(shop, productId);
  if (!product) throw new Refused("Product does not exist", { field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST" });
  const refusals: Refusal[] = [];
  const work = inputs.flatMap((input, index) => {
    const known = refusals.length;
    const variant = checked(world, product, input, ["variants", String(index)], refusals);
    return variant && refusals.length === known ? [{ input, index, ...variant }] : [];
  });
  if (refusals.length > 0 && !partial) throw Refused.all(refusals);
  const emit = world.action(shop, actor);
  const items: string[] = [];
  let changed = false;
  for (const { input, variant, values, index } of work) {
    const before = JSON.stringify(variant);
    if (input.price != null) variant.price = input.price;
    if (input.compareAtPrice !== undefined) variant.compareAtPrice = input.compareAtPrice;
    if (input.barcode !== undefined) variant.barcode = input.barcode;
    if (input.taxable != null) variant.taxable = input.taxable;
    if (input.inventoryPolicy) variant.inventoryPolicy = input.inventoryPolicy;
    if (input.mediaIds?.length) variant.mediaIds = input.mediaIds;
    variant.optionValues = values;
    variant.title = values.join(" / ");
    const item = world.state.inventoryItems[variant.inventoryItemId];
    if (item && input.item && changeItem(world, item, input.item, ["variants", String(index), "inventoryItem"])) {
      items.push(item.id);
      changed = true;
    }
    if (JSON.stringify(variant) === before) continue;
    touch(world, variant);
    changed = true;
  }
  if (changed) {
    settleOptions(product, world.variantsOf(product), () => world.nextId());
    touch(world, product);
    emit("products/update", { subjectId: product.id });
    for (const subjectId of items) emit("inventory_items/update", { subjectId });
  }
  return { product, variants: work.map(({ variant }) => variant), refusals, changed };
}

function checked(
  world: World,
  product: ProductRecord,
  input: VariantInput,
  path: string[],
  refusals: Refusal[],
): { variant: VariantRecord; values: string[] } | null {
  const refuse = (message: string, code: string, ...field: string[]) => {
    refusals.push({ message, code, field: [...path, ...field] });
    return null;
  };
  if (!input.id) return refuse("Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING", "id");
  const variant = world.variant(product.shop, input.id);
  if (variant?.productId !== product.id)
    return refuse("Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST", "id");
  if (input.stock?.length)
    refuse(
      "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.",
      "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
      "inventoryQuantities",
    );
  if ((input.price ?? 0) < 0) refuse("Price must be greater than or equal to 0", "GREATER_THAN_OR_EQUAL_TO", "price");
  const chosen = chosenValues(product, input.optionValues ?? [], path, variant.optionValues);
  if ("refusal" in chosen) {
    refusals.push(chosen.refusal);
    return null;
  }
  const title = chosen.values.join(" / ");
  if (world.variantsOf(product).some((other) => other.id !== variant.id && other.title === title))
    refuse(`The variant '${title}' already exists. Please change at least one option value.`, "VARIANT_ALREADY_EXISTS");
  return { variant, values: chosen.values };
}
