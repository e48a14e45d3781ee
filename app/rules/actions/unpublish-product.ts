import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { ChannelsSchema, names } from "#app/rules/actions/product-names.ts";
import { listOf } from "#app/rules/actions/templated.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const unpublishProduct = defineAction({
  name: "unpublish_product",
  title: "Take the product off a channel",
  about: "Removes a product from sales channels, by name: one or several.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelsSchema as z.ZodType<z.infer<typeof ChannelsSchema>>,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) => {
    const isKnown = Array.isArray(target.channels);
    const there = names(target.channels);
    const wanted = listOf(channel).filter((name) => !isKnown || there.includes(name.toLowerCase()));
    return wanted.length
      ? { bodies: wanted.map((name) => ({ kind: "unpublish_product" as const, channel: name })) }
      : { nothing: "It is not on the channel." };
  },
  example: { do: "unpublish_product", on: "product", channel: "Online Store" },
});
