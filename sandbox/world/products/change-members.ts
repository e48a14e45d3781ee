import type { CollectionRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

function put(world: World, collection: CollectionRecord, productIds: string[], actor: Actor): boolean {
  if (JSON.stringify(productIds) === JSON.stringify(collection.productIds)) return false;
  collection.productIds = productIds;
  touch(world, collection);
  world.action(collection.shop, actor)("collections/update", { subjectId: collection.id });
  return true;
}

/** Puts products at the end of a collection that holds none of them yet. Emits collections/update. */
export function addToCollection(
  world: World,
  shop: string,
  id: string,
  productIds: readonly string[],
  actor: Actor = { by: "staff" },
): CollectionRecord {
  const collection = world.collection(shop, id);
  if (!collection) throw new Refused("Collection does not exist", { field: ["id"] });
  if (collection.ruleSet) throw new Refused("Can't manually add products to a smart collection", { field: ["id"] });
  for (const one of productIds) {
    if (!world.product(shop, one)) throw new Refused("Product does not exist", { field: ["productIds"] });
    if (collection.productIds.includes(one))
      throw new Refused("Product is already in the collection", { field: ["productIds"] });
  }
  put(world, collection, [...new Set([...collection.productIds, ...productIds])], actor);
  return collection;
}

/** The same, with a job behind it: what is there already, or is no product, is passed over. */
export function joinCollection(
  world: World,
  shop: string,
  id: string,
  productIds: readonly string[],
  actor: Actor = { by: "staff" },
): boolean {
  const collection = world.collection(shop, id);
  if (!collection) throw new Refused("Collection doesn't exist.", { field: ["id"], code: "COLLECTION_DOES_NOT_EXIST" });
  if (collection.ruleSet)
    throw new Refused("Can't manually add products to a smart collection.", {
      field: ["id"],
      code: "CANT_ADD_TO_SMART_COLLECTION",
    });
  const products = productIds.filter((one) => world.product(shop, one));
  return put(world, collection, [...new Set([...collection.productIds, ...products])], actor);
}

/** Takes products out; those that are not in it do not matter. Emits collections/update. */
export function removeFromCollection(
  world: World,
  shop: string,
  id: string,
  productIds: readonly string[],
  actor: Actor = { by: "staff" },
): boolean {
  const collection = world.collection(shop, id);
  if (!collection) throw new Refused("Collection does not exist", { field: ["id"] });
  if (collection.ruleSet)
    throw new Refused("Can't manually remove products from a smart collection", { field: ["id"] });
  return put(
    world,
    collection,
    collection.productIds.filter((one) => !productIds.includes(one)),
    actor,
  );
}

/** Moves products of a manually sorted collection, one after another. Emits collections/update. */
export function reorderCollection(
  world: World,
  shop: string,
  id: string,
  moves: readonly { productId: string; position: number }[],
  actor: Actor = { by: "staff" },
): boolean {
  const collection = world.collection(shop, id);
  if (!collection)
    throw new Refused("The collection was not found. Please check the collection ID and try again.", {
      field: ["id"],
      code: "COLLECTION_NOT_FOUND",
    });
  if (collection.ruleSet || collection.sortOrder !== "MANUAL")
    throw new Refused(
      "The collection is not manually sorted. Can't reorder products unless collection is manually sorted.",
      { field: ["id"], code: "MANUALLY_SORTED_COLLECTION" },
    );
  let order = collection.productIds;
  for (const { productId, position } of moves) {
    if (!order.includes(productId)) continue;
    const others = order.filter((one) => one !== productId);
    order = [...others.slice(0, position), productId, ...others.slice(position)];
  }
  return put(world, collection, order, actor);
}
