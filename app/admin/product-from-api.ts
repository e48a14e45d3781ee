// Pure. A product with its variants as the Admin API shows it.
import { grams, instant, lower, tags, text } from "#app/admin/api-values.ts";
import { idOf } from "#app/admin/gid.ts";
import { datedMetafieldsFromApi } from "#app/admin/metafields-from-api.ts";
import type { ProductNode } from "#app/admin/operations/read-products.ts";
import { normalAmount } from "#app/lib/money.ts";
import type { ProductPicture } from "#app/rules/facts.ts";

const amount = (value: string | null | undefined): string | null => (value ? normalAmount(value) : null);

export function productFromApi(node: ProductNode, keys: readonly string[]): ProductPicture {
  const productId = idOf(node.id);
  const variants = node.variants.nodes.map((one) => variant(one, productId));
  // Shopify shows a hundred: of a product with more the list is not the whole.
  const isWhole = (node.variantsCount?.count ?? variants.length) <= variants.length;
  return {
    id: productId,
    title: text(node.title),
    handle: text(node.handle),
    vendor: text(node.vendor),
    product_type: text(node.productType),
    description: text(node.description),
    description_html: text(node.descriptionHtml),
    template_suffix: text(node.templateSuffix),
    image_count: node.mediaCount?.count ?? 0,
    options: node.options.map(({ name }) => name),
    status: lower(node.status),
    tags: tags(node.tags),
    collections: node.collections.nodes.map(({ title }) => title),
    collection_handles: node.collections.nodes.map(({ handle }) => handle),
    created_at: instant(node.createdAt),
    updated_at: instant(node.updatedAt),
    published_at: instant(node.publishedAt),
    url: text(node.onlineStoreUrl),
    total_inventory: node.totalInventory,
    tracks_inventory: node.tracksInventory,
    has_only_default_variant: node.hasOnlyDefaultVariant,
    variant_count: node.variantsCount?.count ?? variants.length,
    ...(isWhole ? { variants } : {}),
    ...(node.metafields ? datedMetafieldsFromApi(node.metafields.nodes, keys) : {}),
  } as unknown as ProductPicture;
}

function variant(one: ProductNode["variants"]["nodes"][number], productId: string) {
  const item = one.inventoryItem;
  return {
    id: idOf(one.id),
    product_id: productId,
    inventory_item_id: idOf(item.id),
    title: text(one.title),
    sku: text(one.sku),
    barcode: text(one.barcode),
    price: amount(one.price),
    compare_at_price: amount(one.compareAtPrice),
    cost: amount(item.unitCost?.amount),
    grams: grams(item.measurement.weight),
    hs_code: text(item.harmonizedSystemCode),
    country_of_origin: text(item.countryCodeOfOrigin),
    inventory_quantity: one.inventoryQuantity ?? null,
    inventory_policy: lower(one.inventoryPolicy),
    is_tracked: item.tracked,
    requires_shipping: item.requiresShipping,
    taxable: one.taxable,
    position: one.position,
    options: one.selectedOptions.map(({ name, value }) => ({ name, value })),
  };
}
