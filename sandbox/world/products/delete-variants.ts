import { removeVariant } from "#sandbox/world/products/remove-variant.ts";
import type { ProductRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { type Refusal, Refused, type World } from "#sandbox/world/world.ts";

/** Takes variants off a product, all or none; one must stay. Emits products/update, inventory_items/delete. */
export function deleteVariants(
  world: World,
  shop: string,
  productId: string,
  variantIds: readonly string[],
  actor: Actor = { by: "staff" },
): ProductRecord {
  const product = world.product(shop, productId);
  if (!product) throw new Refused("Product does not exist", { field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST" });
  const refusals = variantIds.flatMap((id, index): Refusal[] =>
    product.variantIds.includes(id)
      ? []
      : [
          {
            message: "At least one variant does not belong to the product",
            field: ["variantsIds", String(index)],
            code: "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT",
          },
        ],
  );
  if (refusals.length > 0) throw Refused.all(refusals);
  if (product.variantIds.every((id) => variantIds.includes(id)))
    throw new Refused("Cannot delete default variant.", {
      field: ["variantsIds"],
      code: "CANNOT_DELETE_LAST_VARIANT",
    });
  const emit = world.action(shop, actor);
  const gone = world.variantsOf(product).filter(({ id }) => variantIds.includes(id));
  product.variantIds = product.variantIds.filter((id) => !variantIds.includes(id));
  for (const variant of gone) removeVariant(world, emit, variant);
  touch(world, product);
  emit("products/update", { subjectId: product.id });
  return product;
}
