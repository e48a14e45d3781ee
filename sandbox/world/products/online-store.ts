// Pure over the world. Whether customers see a product in the store's own shop window.
import type { CollectionRecord, ProductRecord } from "#sandbox/world/records/product.ts";
import type { Instant } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Since when it is, or from when it will be, in the Online Store; null: it is not. */
export function onlineSince(world: World, { shop, publishedTo }: ProductRecord | CollectionRecord): Instant | null {
  const store = world.publicationsOf(shop).find(({ name }) => name === "Online Store");
  return publishedTo.find(({ publicationId }) => publicationId === store?.id)?.at ?? null;
}

export function isPublished(world: World, product: ProductRecord): boolean {
  const since = onlineSince(world, product);
  return product.status === "ACTIVE" && since !== null && since <= world.now();
}
