import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { COLLECTION_SORTING } from "#app/rules/actions/collection-sorting.ts";
import { namedCollection } from "#app/rules/actions/named-collection.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SettingsSchema = z
  .strictObject({
    /** Title, handle or id. */
    collection: filledText(255).optional(),
    title: filledText(255).optional(),
    description: filledText(60_000, 0).optional(),
    template_suffix: filledText(100, 0).optional(),
    handle: filledText(255).optional(),
    sort_order: z.enum(COLLECTION_SORTING).optional(),
  })
  .refine(
    ({ collection: _named, ...changes }) => Object.keys(changes).length > 0,
    "names at least one thing to change",
  );
type Settings = z.infer<typeof SettingsSchema>;

export const updateCollection = defineAction({
  name: "update_collection",
  title: "Change a collection",
  about:
    "Writes title, description (HTML), theme template, handle or sorting of a collection: the one of the loop (a `find` of collections), or `collection` names it. (Its products, channels and metafields have actions of their own.)",
  targets: ["collection", "order", "product", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_products"],
  make: ({ collection, ...settings }, context) => {
    const { found, nothing } = namedCollection(collection, context);
    if (!found) return { nothing };
    const changes = Object.fromEntries(
      Object.entries(settings).flatMap(([name, value]) =>
        value === undefined || value.trim() === String(found[name] ?? "") ? [] : [[name, value.trim()]],
      ),
    );
    if (!Object.keys(changes).length) return { nothing: "The collection is so already." };
    const members = { add: [], remove: [], order: null, force_manual: false };
    return { bodies: [{ kind: "update_collection", collection: String(found.id), ...members, changes }] };
  },
  example: { do: "update_collection", collection: "New arrivals", template_suffix: "sold-out" },
});
