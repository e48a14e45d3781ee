import { defineAction } from "#app/rules/action.ts";
import { CollectionSchema, names } from "#app/rules/actions/product-names.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const addToCollection = defineAction({
  name: "add_to_collection",
  title: "Add to a collection",
  about: "Puts a product into a collection that is filled by hand (title, handle or id).",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: CollectionSchema,
  scopes: ["write_products"],
  make: ({ collection }, { target }) =>
    [...names(target.collections), ...names(target.collection_handles)].includes(collection.trim().toLowerCase())
      ? { nothing: "It is in the collection already." }
      : {
          bodies: [
            {
              kind: "update_collection",
              collection,
              add: [String(target.id)],
              remove: [],
              order: null,
              force_manual: false,
            },
          ],
        },
  example: { do: "add_to_collection", on: "product", collection: "New arrivals" },
});
