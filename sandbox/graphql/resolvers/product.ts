import { defaultCursor, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { money } from "#sandbox/graphql/money-bag.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { productBundleResolvers, variantComponents } from "#sandbox/graphql/resolvers/product-bundle.ts";
import { publishableResolvers } from "#sandbox/graphql/resolvers/publishable.ts";
import { untranslated } from "#sandbox/graphql/resolvers/untranslated.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { gid } from "#sandbox/world/gid.ts";
import { collectionsOf, isMember } from "#sandbox/world/products/collection-members.ts";
import { isPublished, onlineSince } from "#sandbox/world/products/online-store.ts";
import {
  hasOnlyDefaultVariant,
  inventoryTotal,
  isForSale,
  isTracked,
  priceRange,
} from "#sandbox/world/products/product-figures.ts";
import type { MediaRecord, OptionRecord, ProductRecord } from "#sandbox/world/records/product.ts";
import type { Minor } from "#sandbox/world/types.ts";

export const productNodes: NodeFinders = {
  Product: (id, { world, shop }) => world.product(shop.domain, id),
  ProductVariant: (id, { world, shop }) => world.variant(shop.domain, id),
  ProductVariantComponent: (_id, { world, shop }, text) => {
    const parent = world.variant(shop.domain, /\?parent=(\d+)$/.exec(text)?.[1] ?? "");
    return (parent && variantComponents(world, parent).find(({ id }) => id === text)) ?? null;
  },
  ProductOption: (id, context) => inProducts(context, (product) => optionsOf(product).find(by(id))),
  ProductOptionValue: (id, context) =>
    inProducts(context, (product) =>
      optionsOf(product)
        .flatMap((of) => values(of, undefined, context))
        .find((value) => value.id === gid("ProductOptionValue", id)),
    ),
  Publication: (id, { world, shop }) => world.publicationsOf(shop.domain).find((one) => one.id === id) ?? null,
};

const plainText = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The schema: "Truncated to 60 characters." */
const SUMMARY = 60;

/** Text without marks, cut at a length with an ellipsis. */
export const description = (
  { descriptionHtml }: { descriptionHtml: string },
  { truncateAt }: { truncateAt?: number },
) => {
  const text = plainText(descriptionHtml);
  return truncateAt && text.length > truncateAt ? `${text.slice(0, Math.max(0, truncateAt - 3))}...` : text;
};

const range = (prices: readonly (Minor | null)[], currency: string, suffix: "Price" | "CompareAtPrice") => {
  const { min, max } = priceRange(prices);
  return { [`minVariant${suffix}`]: money(min, currency), [`maxVariant${suffix}`]: money(max, currency) };
};

const variants = (product: ProductRecord, { world }: RequestContext) => world.variantsOf(product);

export const productResolvers: TypeResolvers<ProductRecord> = {
  ...metafieldFields<ProductRecord>("Product"),
  ...publishableResolvers<ProductRecord>(
    (product) => product.publishedTo,
    (product) => typed("Product", product),
  ),
  id: (product) => gid("Product", product.id),
  legacyResourceId: (product) => product.id,
  defaultCursor,
  ...untranslated,
  title: (product) => product.title,
  handle: (product) => product.handle,
  vendor: (product) => product.vendor,
  productType: (product) => product.productType,
  tags: (product) => product.tags,
  status: (product) => product.status,
  createdAt: (product) => product.createdAt,
  updatedAt: (product) => product.updatedAt,
  publishedAt: (product, _args, { world }) => onlineSince(world, product),
  description,
  descriptionPlainSummary: ({ descriptionHtml }) => plainText(descriptionHtml).slice(0, SUMMARY),
  descriptionHtml: (product) => product.descriptionHtml,
  bodyHtml: (product) => product.descriptionHtml,
  isGiftCard: (product) => product.giftCard,
  giftCardTemplateSuffix: () => null,
  requiresSellingPlan: (product) => product.requiresSellingPlan,
  templateSuffix: (product) => product.templateSuffix,
  seo: (product) => product.seo,
  category: ({ categoryId }) => (categoryId ? { id: gid("TaxonomyCategory", categoryId) } : null),
  options: (product, args: { first?: number }) => optionsOf(product).slice(0, args.first),
  variants: (product, args: PageArguments & { sortKey?: string }, context) =>
    listConnection(variants(product, context), args, ({ id }) => id),
  variantsCount: (product) => exactly(product.variantIds.length),
  totalVariants: (product) => product.variantIds.length,
  hasOnlyDefaultVariant,
  hasOutOfStockVariants: (product, _args, context) =>
    variants(product, context).some((variant) => !isForSale(context.world, variant)),
  hasVariantsThatRequiresComponents: (product, _args, context) =>
    variants(product, context).some(({ components }) => components.length > 0),
  ...productBundleResolvers,
  totalInventory: (product, _args, { world }) => inventoryTotal(world, product),
  tracksInventory: (product, _args, context) =>
    variants(product, context).some((variant) => isTracked(context.world, variant)),
  priceRangeV2: (product, _args, context) =>
    range(
      variants(product, context).map(({ price }) => price),
      context.shop.currency,
      "Price",
    ),
  compareAtPriceRange: (product, _args, context) => {
    const prices = variants(product, context).map(({ compareAtPrice }) => compareAtPrice);
    return prices.every((price) => price === null) ? null : range(prices, context.shop.currency, "CompareAtPrice");
  },
  collections: (product, args: PageArguments & { query?: string; sortKey?: string }, { world }) =>
    listConnection(collectionsOf(world, product), args, ({ id }) => id),
  inCollection: (product, args: { id: string }, { world, shop }) => {
    const collection = world.collection(shop.domain, idOf(args.id, "Collection"));
    return collection !== null && isMember(world, collection, product);
  },
  media: (product, args) => listConnection(product.media.map(media), args, ({ id }) => id),
  mediaCount: (product) => exactly(product.media.length),
  images: (product, args) => {
    refuseArguments("Product.images", args, "crop", "maxHeight", "maxWidth");
    return listConnection(pictures(product.media), args, ({ id }) => id);
  },
  featuredImage: (product) => pictures(product.media)[0] ?? null,
  featuredMedia: (product) => (product.media[0] ? media(product.media[0]) : null),
  onlineStoreUrl: (product, _args, { world, shop }) =>
    isPublished(world, product) ? `https://${shop.primaryHost}/products/${product.handle}` : null,
  onlineStorePreviewUrl: (product, _args, { shop }) => `https://${shop.primaryHost}/products/${product.handle}`,
};

const MEDIA_TYPES = {
  IMAGE: "MediaImage",
  VIDEO: "Video",
  EXTERNAL_VIDEO: "ExternalVideo",
  MODEL_3D: "Model3d",
} as const;

/** As `Media` lists it. */
export function media({ id, kind, alt, url }: MediaRecord) {
  const image = pictures([{ id, kind: "IMAGE", alt, url }])[0];
  return typed(MEDIA_TYPES[kind], {
    id: gid(MEDIA_TYPES[kind], id),
    alt,
    mediaContentType: kind,
    mediaErrors: [],
    mediaWarnings: [],
    status: "READY",
    ...(kind === "IMAGE" ? { image, preview: { image, status: "READY" } } : {}),
    ...(kind === "EXTERNAL_VIDEO" ? { originUrl: url } : {}),
  });
}

/** What stands for pictures alone: media of other kinds are none. */
export const pictures = (all: readonly MediaRecord[]) =>
  all
    .filter(({ kind }) => kind === "IMAGE")
    .map(({ id, alt, url }) => ({ id: gid("ImageSource", id), altText: alt, url, src: url, originalSrc: url }));

/** An option, with the product whose it is. */
export interface OptionOf {
  product: ProductRecord;
  option: OptionRecord;
}

const optionsOf = (product: ProductRecord): OptionOf[] => product.options.map((option) => ({ product, option }));
const by =
  (id: string) =>
  ({ option }: OptionOf) =>
    option.id === id;

/** The first thing that `look` finds in a product of the asking store. */
function inProducts<T>({ world, shop }: RequestContext, look: (product: ProductRecord) => T | undefined): T | null {
  for (const product of world.reading(() => Object.values(world.state.products))) {
    const found = product.shop === shop.domain ? look(product) : undefined;
    if (found) return found;
  }
  return null;
}

/** What a variant chose, as the option shows it. */
export const optionValue = (of: OptionOf, name: string, context: RequestContext) =>
  values(of, undefined, context).find((value) => value.name === name) ?? null;

const values = ({ product, option }: OptionOf, _args: unknown, { world }: RequestContext) => {
  const position = product.options.indexOf(option);
  const used = new Set(world.variantsOf(product).map(({ optionValues }) => optionValues[position]));
  return option.values.map(({ id, name }) => ({
    id: gid("ProductOptionValue", id),
    name,
    hasVariants: used.has(name),
    linkedMetafieldValue: null,
    swatch: null,
    translations: [],
  }));
};

export const optionResolvers: TypeResolvers<OptionOf> = {
  id: ({ option }) => gid("ProductOption", option.id),
  name: ({ option }) => option.name,
  position: ({ product, option }) => product.options.indexOf(option) + 1,
  // Only values that a variant has; the others are `optionValues` without variants.
  values: (of, _args, context) =>
    values(of, undefined, context)
      .filter(({ hasVariants }) => hasVariants)
      .map(({ name }) => name),
  optionValues: values,
  linkedMetafield: () => null,
  ...untranslated,
};
