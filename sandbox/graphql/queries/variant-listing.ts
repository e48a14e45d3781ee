import { publishedStatus } from "#sandbox/graphql/queries/product-listing.ts";
import { byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { collectionsOf } from "#sandbox/world/products/collection-members.ts";
import { availableOf, displayName, isTracked } from "#sandbox/world/products/product-figures.ts";
import type { ProductRecord, VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

/** How `productVariants` and `productVariantsCount` search (filters by name: the official schema). */
export const VARIANTS = (world: World): Listing<VariantRecord> => {
  const product = ({ productId }: VariantRecord): ProductRecord => {
    const found = world.state.products[productId];
    if (!found) throw new Error(`product ${productId} is missing`);
    return found;
  };
  return {
    searchable: {
      connection: "productVariants",
      text: (variant, word) =>
        [variant.title, variant.sku, variant.barcode, product(variant).title].some((text) =>
          text?.toLowerCase().includes(word),
        ),
      fields: {
        id: byNumber((variant) => variant.id),
        title: byText((variant) => variant.title),
        sku: byText((variant) => variant.sku),
        barcode: byText((variant) => variant.barcode),
        product_id: byText((variant) => variant.productId),
        product_ids: (variant, _comparator, value) => value.split(",").includes(variant.productId),
        product_status: (variant, comparator, value) =>
          value.split(",").some((one) => byText<VariantRecord>((it) => product(it).status)(variant, comparator, one)),
        product_type: byText((variant) => product(variant).productType),
        vendor: byText((variant) => product(variant).vendor),
        tag: byList((variant) => product(variant).tags),
        tag_not: (variant, comparator, value) =>
          !byList<VariantRecord>((one) => product(one).tags)(variant, comparator, value),
        collection: byList((variant) => collectionsOf(world, product(variant)).map(({ id }) => id)),
        gift_card: byText((variant) => String(variant.giftCard)),
        taxable: byText((variant) => String(variant.taxable)),
        managed: byText((variant) => String(isTracked(world, variant))),
        managed_by: byText((variant) => (isTracked(world, variant) ? "shopify" : "")),
        inventory_quantity: byNumber((variant) => availableOf(world, variant)),
        location_id: (variant, _comparator, value) =>
          levelAt(world, variant.inventoryItemId, value.replace(/^.*\//, ""))?.active ?? false,
        option1: byText((variant) => variant.optionValues[0]),
        option2: byText((variant) => variant.optionValues[1]),
        option3: byText((variant) => variant.optionValues[2]),
        requires_components: byText((variant) => String(variant.components.length > 0)),
        exclude_variants_with_components: (variant, _comparator, value) =>
          value !== "true" || variant.components.length === 0,
        exclude_composite: (variant, _comparator, value) => value !== "true" || variant.components.length === 0,
        published_status: (variant, _comparator, value) => publishedStatus(world, product(variant), value),
        updated_at: byInstant((variant) => variant.updatedAt),
      },
      notHeld: ["delivery_profile_id", "product_publication_status", "publishable_status"],
    },
    sortKeys: {
      ID: ({ id }) => Number(id),
      TITLE: ({ title }) => title.toLowerCase(),
      NAME: (variant) => displayName(world, variant).toLowerCase(),
      FULL_TITLE: (variant) => displayName(world, variant).toLowerCase(),
      SKU: ({ sku }) => sku?.toLowerCase() ?? "",
      POSITION: (variant) => product(variant).variantIds.indexOf(variant.id),
      INVENTORY_QUANTITY: (variant) => availableOf(world, variant),
      INVENTORY_POLICY: ({ inventoryPolicy }) => inventoryPolicy,
    },
    sortKey: "ID",
  };
};
