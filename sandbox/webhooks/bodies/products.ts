// Pure over the world. Bodies that are about products and collections.
import type { Bodies, Telling } from "#sandbox/webhooks/bodies/body-of.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { levelKey } from "#sandbox/world/records/inventory.ts";
import type { MediaRecord, ProductRecord, PublishedTo, VariantRecord } from "#sandbox/world/records/product.ts";

/** Pictures are not kept: all are said to be of this size. */
const IMAGE = { width: 1_200, height: 1_200 };

function productBody(product: ProductRecord, telling: Telling) {
  const { world, at } = telling;
  const variants = product.variantIds.flatMap((id) => world.state.variants[id] ?? []);
  const images = product.media
    .filter(({ kind }) => kind === "IMAGE")
    .map((image, index) => imageBody(product, image, index, variants, telling));
  return {
    admin_graphql_api_id: gid("Product", product.id),
    body_html: product.descriptionHtml,
    created_at: at(product.createdAt),
    handle: product.handle,
    id: Number(product.id),
    product_type: product.productType,
    published_at: publishedAt(product.publishedTo, telling),
    template_suffix: product.templateSuffix,
    title: product.title,
    updated_at: at(product.updatedAt),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: product.publishedTo.length > 1 ? "global" : "web",
    tags: product.tags.join(", "),
    variants: variants.map((variant, index) => variantBody(variant, index, telling)),
    options: product.options.map((option, index) => ({
      name: option.name,
      id: Number(option.id),
      product_id: Number(product.id),
      position: index + 1,
      values: option.values.map(({ name }) => name),
    })),
    images,
    image: images[0] ?? null,
    media: product.media.map((one, index) => mediaBody(product, one, index, telling)),
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: new Date(variant.updatedAt).toISOString(),
    })),
    has_variants_that_requires_components: variants.some(({ components }) => components.length > 0),
    category: null,
  };
}

const publishedAt = (publishedTo: readonly PublishedTo[], { at }: Telling): string | null => {
  const [first] = publishedTo.map((one) => one.at).toSorted();
  return first ? at(first) : null;
};

function variantBody(variant: VariantRecord, index: number, { world, shop, at }: Telling) {
  const quantity = availableOf(variant, { world, shop });
  const money = (amount: number) => webhookMoney(amount, shop.currency);
  const [option1 = "Default Title", option2 = null, option3 = null] = variant.optionValues;
  return {
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    barcode: variant.barcode,
    compare_at_price: variant.compareAtPrice === null ? null : money(variant.compareAtPrice),
    created_at: at(variant.createdAt),
    id: Number(variant.id),
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    position: index + 1,
    price: money(variant.price),
    product_id: Number(variant.productId),
    sku: variant.sku,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: at(variant.updatedAt),
    option1,
    option2,
    option3,
    image_id: variant.mediaIds[0] ? Number(variant.mediaIds[0]) : null,
    inventory_item_id: Number(variant.inventoryItemId),
    inventory_quantity: quantity,
    old_inventory_quantity: quantity,
  };
}

/** What is available of a variant at all locations together. */
function availableOf(variant: VariantRecord, { world, shop }: Pick<Telling, "world" | "shop">): number {
  let available = 0;
  for (const location of Object.values(world.state.locations)) {
    if (location.shop !== shop.domain) continue;
    const level = world.state.inventoryLevels[levelKey(variant.inventoryItemId, location.id)];
    if (level?.active) available += level.quantities.available;
  }
  return available;
}

const imageBody = (
  product: ProductRecord,
  image: MediaRecord,
  index: number,
  variants: readonly VariantRecord[],
  { at }: Telling,
) => ({
  id: Number(image.id),
  alt: image.alt,
  position: index + 1,
  product_id: Number(product.id),
  created_at: at(product.createdAt),
  updated_at: at(product.updatedAt),
  admin_graphql_api_id: gid("ProductImage", image.id),
  ...IMAGE,
  src: image.url,
  variant_ids: variants.filter(({ mediaIds }) => mediaIds.includes(image.id)).map(({ id }) => Number(id)),
});

const mediaBody = (product: ProductRecord, one: MediaRecord, index: number, { at }: Telling) => ({
  id: Number(one.id),
  product_id: Number(product.id),
  position: index + 1,
  created_at: at(product.createdAt),
  updated_at: at(product.updatedAt),
  alt: one.alt ?? "",
  status: "READY",
  media_content_type: one.kind,
  preview_image: { ...IMAGE, src: one.url, status: "READY" },
  variant_ids: [],
  admin_graphql_api_id: gid("MediaImage", one.id),
});

const wholeProduct = ({ subjectId }: { subjectId: string | null }, telling: Telling) => {
  const product = subjectId === null ? null : telling.world.product(telling.shop.domain, subjectId);
  return product && productBody(product, telling);
};

const wholeCollection = ({ subjectId }: { subjectId: string | null }, telling: Telling) => {
  const collection = subjectId === null ? undefined : telling.world.state.collections[subjectId];
  if (!collection) return null;
  const { ruleSet } = collection;
  return {
    id: Number(collection.id),
    handle: collection.handle,
    title: collection.title,
    updated_at: telling.at(collection.updatedAt),
    body_html: collection.descriptionHtml,
    published_at: publishedAt(collection.publishedTo, telling),
    sort_order: collection.sortOrder.toLowerCase().replaceAll("_", "-"),
    template_suffix: collection.templateSuffix,
    published_scope: collection.publishedTo.length > 1 ? "global" : "web",
    admin_graphql_api_id: gid("Collection", collection.id),
    ...(ruleSet
      ? {
          disjunctive: ruleSet.anyOf,
          rules: ruleSet.rules.map(({ column, relation, condition }) => ({
            column: column.toLowerCase(),
            relation: relation.toLowerCase(),
            condition,
          })),
        }
      : {}),
  };
};

export const productBodies: Bodies = {
  "products/create": wholeProduct,
  "products/update": wholeProduct,
  "products/delete": ({ subjectId }) => subjectId && { id: Number(subjectId) },
  "collections/create": wholeCollection,
  "collections/update": wholeCollection,
  "collections/delete": ({ subjectId }) =>
    subjectId && { id: Number(subjectId), published_scope: "web", admin_graphql_api_id: gid("Collection", subjectId) },
};
