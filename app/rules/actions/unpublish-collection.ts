import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { collectionOf, OnChannelSchema } from "#app/rules/actions/collection-on-channel.ts";

export const unpublishCollection = defineAction({
  name: "unpublish_collection",
  title: "Take a collection off a channel",
  about:
    "Removes a collection from sales channels, by name: one or several. The collection is the one of the loop (a `find` of collections), or `collection` names it.",
  targets: ["collection", "order", "product", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: OnChannelSchema as z.ZodType<z.infer<typeof OnChannelSchema>>,
  scopes: ["write_publications"],
  make: (settings, context) =>
    collectionOf(settings, context, (collection, channel) => ({ kind: "unpublish_collection", collection, channel })),
  example: { do: "unpublish_collection", collection: "Deals" },
});
