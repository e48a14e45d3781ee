import { amount, defineRecord, id, text, yesNo } from "#app/rules/record.ts";

export const shippingLine = defineRecord(
  "shipping_line",
  { says: "shipping method", about: "The delivery method that the buyer chose." },
  {
    id: id("id"),
    title: text("title", { about: "For example Standard Delivery or Express." }),
    code: text("code"),
    source: text("source", { about: "Where the rate came from: shopify, a carrier, an app." }),
    carrier_identifier: text("carrier"),
    price: amount("price"),
    discounted_price: amount("price after discounts"),
    is_removed: yesNo("was removed"),
  },
);
