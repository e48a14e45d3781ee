import { freeHandle, handleOf } from "#sandbox/world/products/handle.ts";
import { checkedTitle } from "#sandbox/world/products/product-text.ts";
import type { CollectionRecord } from "#sandbox/world/records/product.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** What is not given, and null, stays as it is. */
export interface CollectionChange {
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  sortOrder?: string | null;
  templateSuffix?: string | null;
  seo?: { title?: string | null; description?: string | null } | null;
  ruleSet?: CollectionRecord["ruleSet"];
  /** By hand; only when it is made. */
  productIds?: string[] | null;
}

/** Makes a collection. Emits collections/create. */
export function createCollection(
  world: World,
  shop: string,
  draft: CollectionChange,
  actor: Actor = { by: "staff" },
): CollectionRecord {
  const title = checkedTitle(draft.title ?? "");
  for (const id of draft.productIds ?? [])
    if (!world.product(shop, id)) throw new Refused("Product does not exist", { field: ["products"] });
  const taken = new Set(world.collectionsOf(shop).map(({ handle }) => handle));
  const collection: CollectionRecord = {
    id: world.nextId(),
    shop,
    title,
    handle: freeHandle(handleOf(draft.handle || title), taken),
    descriptionHtml: draft.descriptionHtml ?? "",
    templateSuffix: draft.templateSuffix ?? null,
    seo: { title: draft.seo?.title ?? null, description: draft.seo?.description ?? null },
    sortOrder: draft.sortOrder ?? (draft.ruleSet ? "BEST_SELLING" : "MANUAL"),
    ruleSet: draft.ruleSet ?? null,
    productIds: [...new Set(draft.productIds ?? [])],
    publishedTo: [],
    updatedAt: world.now(),
  };
  world.state.collections[collection.id] = collection;
  world.action(shop, actor)("collections/create", { subjectId: collection.id });
  return collection;
}

/** Changes a collection. Emits collections/update. */
export function updateCollection(
  world: World,
  shop: string,
  id: string,
  change: CollectionChange,
  actor: Actor = { by: "staff" },
): { collection: CollectionRecord; changed: boolean } {
  const collection = world.collection(shop, id);
  if (!collection) throw new Refused("Collection does not exist", { field: ["id"] });
  if (change.ruleSet && !collection.ruleSet)
    throw new Refused("Cannot update rule set of a custom collection", { field: ["id"] });
  const before = JSON.stringify(collection);
  if (change.title != null) collection.title = checkedTitle(change.title);
  if (change.handle) collection.handle = handleOf(change.handle);
  if (change.descriptionHtml != null) collection.descriptionHtml = change.descriptionHtml;
  if (change.sortOrder != null) collection.sortOrder = change.sortOrder;
  if (change.templateSuffix !== undefined) collection.templateSuffix = change.templateSuffix;
  if (change.ruleSet) collection.ruleSet = change.ruleSet;
  if (change.seo) collection.seo = { ...collection.seo, ...withoutUndefined(change.seo) };
  const changed = JSON.stringify(collection) !== before;
  if (changed) {
    touch(world, collection);
    world.action(shop, actor)("collections/update", { subjectId: id });
  }
  return { collection, changed };
}

/** Emits collections/delete; the products stay. */
export function deleteCollection(world: World, shop: string, id: string, actor: Actor = { by: "staff" }): void {
  if (!world.collection(shop, id)) throw new Refused("Collection does not exist", { field: ["id"] });
  delete world.state.collections[id];
  world.action(shop, actor)("collections/delete", { subjectId: id });
}

const withoutUndefined = <T extends object>(record: T): { [K in keyof T]-?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
