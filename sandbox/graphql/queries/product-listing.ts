import { byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { collectionsOf } from "#sandbox/world/products/collection-members.ts";
import { onlineSince } from "#sandbox/world/products/online-store.ts";
import {
  hasOnlyDefaultVariant,
  inventoryTotal,
  isForSale,
  isTracked,
} from "#sandbox/world/products/product-figures.ts";
import type { ProductRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

/** How `products` and `productsCount` search (filters by name: the official schema). */
export const PRODUCTS = (world: World): Listing<ProductRecord> => {
  const variants = (product: ProductRecord) => world.variantsOf(product);
  return {
    searchable: {
      connection: "products",
      text: (product, word) =>
        [product.title, product.productType, product.vendor, ...product.tags].some((text) =>
          text.toLowerCase().includes(word),
        ) ||
        variants(product).some(({ sku, barcode }) => [sku, barcode].some((it) => it?.toLowerCase().includes(word))),
      fields: {
        id: byNumber((product) => product.id),
        title: byText((product) => product.title),
        handle: byText((product) => product.handle),
        vendor: byText((product) => product.vendor),
        product_type: byText((product) => product.productType),
        // Several may be named: "status:active,draft".
        status: (product, comparator, value) =>
          value.split(",").some((one) => byText<ProductRecord>((it) => it.status)(product, comparator, one)),
        tag: byList((product) => product.tags),
        tag_not: (product, comparator, value) => !byList<ProductRecord>((one) => one.tags)(product, comparator, value),
        sku: byList((product) => variants(product).flatMap(({ sku }) => sku ?? [])),
        barcode: byList((product) => variants(product).flatMap(({ barcode }) => barcode ?? [])),
        variant_id: byList((product) => product.variantIds),
        variant_title: byList((product) => variants(product).map(({ title }) => title)),
        category_id: byText((product) => product.categoryId),
        collection_id: byList((product) => collectionsOf(world, product).map(({ id }) => id)),
        gift_card: byText((product) => String(product.giftCard)),
        bundles: byText((product) => String(variants(product).some(({ components }) => components.length > 0))),
        has_variant_with_components: byText((product) =>
          String(variants(product).some(({ components }) => components.length > 0)),
        ),
        has_only_default_variant: byText((product) => String(hasOnlyDefaultVariant(product))),
        has_only_composites: byText((product) =>
          String(variants(product).every(({ components }) => components.length > 0)),
        ),
        inventory_total: byNumber((product) => inventoryTotal(world, product)),
        tracks_inventory: byText((product) => String(variants(product).some((variant) => isTracked(world, variant)))),
        out_of_stock_somewhere: byText((product) =>
          String(variants(product).some((variant) => !isForSale(world, variant))),
        ),
        is_price_reduced: byText((product) =>
          String(variants(product).some(({ price, compareAtPrice }) => (compareAtPrice ?? 0) > price)),
        ),
        price: (product, comparator, value) =>
          variants(product).some((variant) => byNumber(() => variant.price / 100)(variant, comparator, value)),
        created_at: byInstant((product) => product.createdAt),
        updated_at: byInstant((product) => product.updatedAt),
        published_at: byInstant((product) => onlineSince(world, product)),
        published_status: (product, _comparator, value) => publishedStatus(world, product, value),
      },
      notHeld: [
        ...["combined_listing_role", "delivery_profile_id", "error_feedback", "mixed", "product_configuration_owner"],
        ...["product_publication_status", "publication_ids", "publishable_status"],
      ],
    },
    sortKeys: {
      ID: ({ id }) => Number(id),
      CREATED_AT: ({ createdAt }) => createdAt,
      UPDATED_AT: ({ updatedAt }) => updatedAt,
      PUBLISHED_AT: (product) => onlineSince(world, product) ?? "",
      TITLE: ({ title }) => title.toLowerCase(),
      VENDOR: ({ vendor }) => vendor.toLowerCase(),
      PRODUCT_TYPE: ({ productType }) => productType.toLowerCase(),
      INVENTORY_TOTAL: (product) => inventoryTotal(world, product),
    },
    sortKey: "ID",
  };
};

/** By the Online Store: "published", "unpublished", "any"; with a channel's handle before a colon it is not simulated. */
export function publishedStatus(world: World, product: ProductRecord, value: string): boolean {
  const since = onlineSince(world, product);
  const out = since !== null && since <= world.now();
  return (
    { published: out, visible: out, online_store_channel: out, unpublished: !out, hidden: !out, any: true }[
      value.toLowerCase()
    ] ?? false
  );
}
