import { defineAction } from "#app/rules/action.ts";
import { ChannelSchema, names } from "#app/rules/actions/product-names.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

export const unpublishProduct = defineAction({
  name: "unpublish_product",
  title: "Take the product off a channel",
  about: "Removes a product from a sales channel, by name.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelSchema,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) =>
    Array.isArray(target.channels) && !names(target.channels).includes(channel.trim().toLowerCase())
      ? { nothing: "It is not on the channel." }
      : { bodies: [{ kind: "unpublish_product", channel }] },
  example: { do: "unpublish_product", on: "product", channel: "Online Store" },
});
