import { count, defineRecord, id, joined, many, money, number, ownId, text, yesNo } from "#app/rules/record.ts";
import { attribute } from "#app/rules/records/attribute.ts";
import { metafieldFields } from "#app/rules/records/metafields.ts";

export const variant = defineRecord(
  "variant",
  { says: "variant", about: "One version of a product: what is sold and stocked.", whole: "product" },
  {
    id: ownId("id"),
    product_id: id("product's id"),
    inventory_item_id: id("inventory item"),
    title: text("title"),
    sku: text("SKU"),
    barcode: text("barcode"),
    price: money("price"),
    compare_at_price: money("compare-at price"),
    cost: money("unit cost"),
    grams: number("weight in grams"),
    hs_code: text("HS code", { about: "Harmonised System code for customs." }),
    country_of_origin: text("country of origin", { about: "Two letters." }),
    inventory_quantity: number("stock in all", {
      about: "Available over all locations, already lowered by this order; negative when oversold.",
    }),
    inventory_policy: text("policy when out of stock", { oneOf: ["deny", "continue"] }),
    is_tracked: yesNo("has tracked stock", true),
    requires_shipping: yesNo("has to be shipped", true),
    taxable: yesNo("is taxable", true),
    position: count("position"),
    options: many(attribute, "options"),
    ...metafieldFields("product_metafields"),
    stock: joined("list", "stock_level", "stock by location", { need: "stock", about: "One level a location." }),
    product: joined(
      "record",
      "product",
      "product",
      { need: "product", about: "The product it belongs to." },
      (variant, { products }) => products?.[String(variant.product_id)],
    ),
  },
);
