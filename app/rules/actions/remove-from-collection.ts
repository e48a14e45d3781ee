import { defineAction } from "#app/rules/action.ts";
import { CollectionSchema } from "#app/rules/actions/product-names.ts";

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
  make: ({ collection }, { target }) => ({
    bodies: [
      { kind: "update_collection", collection, add: [], remove: [String(target.id)], order: null, force_manual: false },
    ],
  }),
  example: { do: "remove_from_collection", on: "product", collection: "New arrivals" },
});
