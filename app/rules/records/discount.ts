import { count, defineRecord, money, number, ownId, tags, text, texts, time, yesNo } from "#app/rules/record.ts";

export const discount = defineRecord(
  "discount",
  {
    says: "discount",
    about: "A discount that the store offers, by code or automatic; a rule looks for it with `find`.",
  },
  {
    id: ownId("id"),
    title: text("title"),
    method: text("method", { oneOf: ["code", "automatic"] }),
    code: text("code", { about: "The first one; empty for an automatic discount." }),
    status: text("status", { oneOf: ["active", "expired", "scheduled"] }),
    starts_at: time("start"),
    ends_at: time("end", { about: "Empty: without end." }),
    created_at: time("day of creation"),
    updated_at: time("last change"),
    usage_count: count("number of uses", 0, { about: "Shopify counts with some delay." }),
    usage_limit: number("limit", { about: "How often it can be used in all; empty: as often as wanted." }),
    once_per_customer: yesNo("each customer can use it once"),
    percent: number("percentage", { about: "25 is 25 %; empty where it takes off an amount, or free shipping." }),
    amount: money("amount", { about: "In the store's currency; empty where it takes off a percentage." }),
    free_shipping: yesNo("is free shipping"),
    product_ids: texts("products", {
      about: "Ids of the products that it is for, ten at most; empty: not for some products alone.",
    }),
    collection_ids: texts("collections", {
      about: "Ids of the collections that it is for, ten at most; empty: not for some collections alone.",
    }),
    minimum_subtotal: money("least subtotal", { about: "Goods for at least so much; empty: no such limit." }),
    minimum_quantity: number("least quantity", { about: "At least so many units; empty: no such limit." }),
    combines_with: texts("combinations", {
      about: "Kinds of other discounts that go with it: order, product, shipping.",
    }),
    app: text("app that made it", { about: "Its name; empty where staff did. Not known of an automatic discount." }),
    tags: tags("tags"),
  },
);
