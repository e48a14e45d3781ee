import { defineAction } from "#app/rules/action.ts";
import { AddressSchema } from "#app/rules/actions/order-address.ts";

export const changeShippingAddress = defineAction({
  name: "change_shipping_address",
  title: "Change the shipping address",
  about:
    "Writes the parts of the shipping address that are named; the others stay. (Shopify lets nobody change an order's billing address.)",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: AddressSchema.refine((parts) => Object.keys(parts).length > 0, "names at least one part of the address"),
  scopes: ["write_orders"],
  make: (parts, { target }) => {
    const there = target.shipping_address as Record<string, string | null> | null;
    if (!there) return { nothing: "There is no shipping address." };
    const news = Object.entries(parts).filter(
      ([name, value]) => value !== undefined && value.trim() !== (there[name] ?? ""),
    );
    if (!news.length) return { nothing: "The address is so already." };
    return {
      bodies: [
        {
          kind: "update_order",
          shipping_address: Object.fromEntries(news.map(([name, value]) => [name, String(value).trim()])),
        },
      ],
    };
  },
  example: { do: "change_shipping_address", zip: "{{ order.shipping_address.zip | uk_postcode }}" },
});
