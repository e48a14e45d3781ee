import { compareAmounts } from "#app/lib/money.ts";
import {
  computed,
  count,
  defineRecord,
  joined,
  number,
  ownId,
  tags,
  text,
  texts,
  time,
  yesNo,
} from "#app/rules/record.ts";
import { metafieldFields } from "#app/rules/records/metafields.ts";

/** The lowest (-1) or highest (1) price; undefined: the variants were not read. */
function priceOf(variants: unknown, sign: 1 | -1): string | null | undefined {
  if (!Array.isArray(variants)) return undefined;
  const prices = (variants as { price: string | null }[]).flatMap(({ price }) => price ?? []);
  return prices.reduce<string | null>(
    (best, price) => (best === null || compareAmounts(price, best) * sign > 0 ? price : best),
    null,
  );
}

export const product = defineRecord(
  "product",
  { says: "product", about: "A product of the store.", whole: "product" },
  {
    id: ownId("id"),
    title: text("title"),
    handle: text("handle"),
    vendor: text("vendor"),
    product_type: text("type"),
    category: text("category", { about: "Shopify's product category, for example Apparel & Accessories > Clothing." }),
    description: text("description", { about: "As text, without HTML." }),
    description_html: text("description in HTML", { about: "What update_product writes." }),
    template_suffix: text("theme template"),
    image_count: number("number of images"),
    options: texts("options", { about: "Names of the options: Size, Colour." }),
    status: text("status", { oneOf: ["active", "draft", "archived", "unlisted"] }),
    tags: tags("tags"),
    collections: texts("collections", { about: "Titles of the collections that it is in." }),
    collection_handles: texts("collections by handle"),
    channels: texts("sales channels", { about: "Names of the channels that it is published on." }),
    created_at: time("day of creation"),
    updated_at: time("last change"),
    published_at: time("day of publication"),
    url: text("address in the online store"),
    total_inventory: number("stock in all", { about: "Available over all variants and locations." }),
    tracks_inventory: yesNo("has tracked stock", true),
    has_only_default_variant: yesNo("has no options"),
    variant_count: count("number of variants"),
    variants: joined("list", "variant", "variants", { need: "products", about: "All variants, in the store's order." }),
    min_price: computed("money", "lowest price", { about: "Of its variants.", need: "products" }, (own) =>
      priceOf(own.variants, -1),
    ),
    max_price: computed("money", "highest price", { about: "Of its variants.", need: "products" }, (own) =>
      priceOf(own.variants, 1),
    ),
    ...metafieldFields("product_metafields"),
  },
);
