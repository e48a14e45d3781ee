import { defineAction } from "#app/rules/action.ts";
import { ChannelSchema, names } from "#app/rules/actions/product-names.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const publishProduct = defineAction({
  name: "publish_product",
  title: "Publish the product",
  about: "Publishes a product on a sales channel, by name.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelSchema,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) =>
    names(target.channels).includes(channel.trim().toLowerCase())
      ? { nothing: "It is published there already." }
      : { bodies: [{ kind: "publish_product", channel }] },
  example: { do: "publish_product", on: "product", channel: "Online Store" },
});
