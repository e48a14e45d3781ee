import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { ChannelsSchema, names } from "#app/rules/actions/product-names.ts";
import { listOf } from "#app/rules/actions/templated.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const publishProduct = defineAction({
  name: "publish_product",
  title: "Publish the product",
  about: "Publishes a product on sales channels, by name: one or several.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelsSchema as z.ZodType<z.infer<typeof ChannelsSchema>>,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) => {
    const there = names(target.channels);
    const wanted = listOf(channel).filter((name) => !there.includes(name.toLowerCase()));
    return wanted.length
      ? { bodies: wanted.map((name) => ({ kind: "publish_product" as const, channel: name })) }
      : { nothing: "It is published there already." };
  },
  example: { do: "publish_product", on: "product", channel: "Online Store" },
});
