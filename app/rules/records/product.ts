import { metafieldValue } from "#app/rules/metafield-value.ts";
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
import { productMetafields } from "#app/rules/records/metafields.ts";

export const product = defineRecord(
  "product",
  { says: "product", about: "A product of the store." },
  {
    id: ownId("id"),
    title: text("title"),
    handle: text("handle"),
    vendor: text("vendor"),
    product_type: text("type"),
    status: text("status", { about: "active, draft, archived or unlisted." }),
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
    metafields: productMetafields,
    metafield: computed(
      "text",
      "metafield",
      {
        about: "The value of the metafield “namespace.key”; empty if there is none.",
        params: ["name"],
        needsName: true,
        need: "product_metafields",
      },
      (own, _world, { name = "" }) => metafieldValue(own.metafields, name),
    ),
  },
);
