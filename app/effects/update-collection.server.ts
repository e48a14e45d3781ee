// Which products are in a collection that is filled by hand, and in what order; and its own fields. Every step may be made again.
import { gidOf, idOf } from "#app/admin/gid.ts";
import { addProductsToCollection } from "#app/admin/operations/add-products-to-collection.ts";
import { type FindCollection, findCollection } from "#app/admin/operations/find-collection.ts";
import { removeProductsFromCollection } from "#app/admin/operations/remove-products-from-collection.ts";
import { reorderCollection } from "#app/admin/operations/reorder-collection.ts";
import { sortCollectionByHand } from "#app/admin/operations/sort-collection-by-hand.ts";
import { updateCollection as change } from "#app/admin/operations/update-collection.ts";
import type { WriteResult } from "#app/admin/write-result.ts";
import type { BodyOf } from "#app/effects/application.ts";
import { oneAfterAnother } from "#app/effects/one-after-another.ts";
import { shopifyWrite } from "#app/effects/shopify-write.server.ts";
import { soIf } from "#app/effects/verdict.ts";

const gids = (ids: readonly string[]) => ids.map((id) => gidOf("Product", id));

const API_NAMES = {
  title: "title",
  description: "descriptionHtml",
  template_suffix: "templateSuffix",
  handle: "handle",
  sort_order: "sortOrder",
} as const;

/** Its own fields that are otherwise, in the words of the Admin API. */
function otherwise(seen: FindCollection, changes: Record<string, string> = {}): Record<string, string> {
  const wanted = Object.entries(API_NAMES).flatMap(([name, inApi]) => {
    const value = name === "sort_order" ? changes[name]?.toUpperCase() : changes[name];
    return value === undefined || (seen[inApi] ?? "") === value ? [] : [[inApi, value] as const];
  });
  return Object.fromEntries(wanted);
}

function whatIsMissing(seen: FindCollection, body: BodyOf<"update_collection">) {
  const { products, sortOrder } = seen;
  const there = products.nodes.map(({ id }) => idOf(id));
  const add = body.add.filter((id) => !there.includes(id));
  const remove = body.remove.filter((id) => there.includes(id));
  const left = [...there.filter((id) => !remove.includes(id)), ...add];
  const inOrder = !body.order || body.order.every((id, at) => left[at] === id);
  return {
    add,
    remove,
    order: inOrder ? null : body.order,
    byHand: body.force_manual && sortOrder !== "MANUAL",
    own: otherwise(seen, body.changes),
  };
}

export const updateCollection = shopifyWrite<"update_collection", FindCollection>({
  look: (admin, { body: { collection } }) => findCollection(admin, { named: collection }),
  whenGone: { is: "moot", reason: "There is no such collection." },
  judge: (seen, { body }) => {
    const { add, remove, order, byHand, own } = whatIsMissing(seen, body);
    return soIf(!add.length && !remove.length && !order && !byHand && !Object.keys(own).length);
  },
  write: (admin, { body }, seen) => {
    const { id } = seen;
    const { add, remove, order, byHand, own } = whatIsMissing(seen, body);
    const moves = order?.map((productId, at) => ({ id: gidOf("Product", productId), newPosition: String(at) }));
    return oneAfterAnother([
      ...(Object.keys(own).length ? [() => change(admin, { collection: { ...own, id } })] : []),
      ...(byHand ? [() => sortCollectionByHand(admin, { id })] : []),
      ...(add.length ? [() => addProductsToCollection(admin, { id, productIds: gids(add) })] : []),
      ...(remove.length ? [() => removeProductsFromCollection(admin, { id, productIds: gids(remove) })] : []),
      // Shopify takes 250 moves at a time.
      ...batches(moves ?? [], 250).map(
        (some) => (): Promise<WriteResult> => reorderCollection(admin, { id, moves: some }),
      ),
    ]);
  },
});

function batches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
