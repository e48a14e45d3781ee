import { defineAction } from "#app/rules/action.ts";
import { CollectionSchema, names } from "#app/rules/actions/product-names.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const removeFromCollection = defineAction({
  name: "remove_from_collection",
  title: "Remove from a collection",
  about: "Takes a product out of a collection that is filled by hand.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: CollectionSchema,
  scopes: ["write_products"],
  make: ({ collection }, { target }) => {
    const of = [...names(target.collections), ...names(target.collection_handles)];
    // By its id it may be in it all the same.
    const isOut =
      Array.isArray(target.collections) && !/\d+$/.test(collection) && !of.includes(collection.trim().toLowerCase());
    const members = { add: [], remove: [String(target.id)], order: null, force_manual: false };
    return isOut
      ? { nothing: "It is not in the collection." }
      : { bodies: [{ kind: "update_collection", collection, ...members }] };
  },
  example: { do: "remove_from_collection", on: "product", collection: "New arrivals" },
});
