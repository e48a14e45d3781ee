import { removeVariant } from "#sandbox/world/products/remove-variant.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Takes a product off sale for good; orders keep what they say of it. Emits products/delete, inventory_items/delete. */
export function deleteProduct(world: World, shop: string, productId: string, actor: Actor = { by: "staff" }): void {
  const product = world.product(shop, productId);
  if (!product) throw new Refused("Product does not exist", { field: ["id"] });
  const emit = world.action(shop, actor);
  for (const variant of world.variantsOf(product)) removeVariant(world, emit, variant);
  for (const collection of world.collectionsOf(shop))
    if (collection.productIds.includes(productId))
      collection.productIds = collection.productIds.filter((id) => id !== productId);
  delete world.state.products[productId];
  emit("products/delete", { subjectId: productId });
}
