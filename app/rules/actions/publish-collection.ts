import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { collectionOf, OnChannelSchema } from "#app/rules/actions/collection-on-channel.ts";

export const publishCollection = defineAction({
  name: "publish_collection",
  title: "Publish a collection",
  about:
    "Publishes a collection on sales channels, by name: one or several. The collection is the one of the loop (a `find` of collections), or `collection` names it.",
  targets: ["collection", "order", "product", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: OnChannelSchema as z.ZodType<z.infer<typeof OnChannelSchema>>,
  scopes: ["write_publications"],
  make: (settings, context) =>
    collectionOf(settings, context, (collection, channel) => ({ kind: "publish_collection", collection, channel })),
  example: { do: "publish_collection", collection: "Deals" },
});
