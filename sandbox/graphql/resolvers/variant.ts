import { defaultCursor, listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { refuseArguments, type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { media, optionValue, pictures } from "#sandbox/graphql/resolvers/product.ts";
import { parentsOf, variantComponents } from "#sandbox/graphql/resolvers/product-bundle.ts";
import { publishableResolvers } from "#sandbox/graphql/resolvers/publishable.ts";
import { untranslated } from "#sandbox/graphql/resolvers/untranslated.ts";
import { gid } from "#sandbox/world/gid.ts";
import { webhookMoney } from "#sandbox/world/money.ts";
import { availableOf, displayName, isForSale, sellableOnline } from "#sandbox/world/products/product-figures.ts";
import type { VariantRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

const mediaOf = (world: World, { productId, mediaIds }: VariantRecord) =>
  (world.state.products[productId]?.media ?? []).filter(({ id }) => mediaIds.includes(id));

export const variantResolvers: TypeResolvers<VariantRecord> = {
  ...metafieldFields<VariantRecord>("ProductVariant"),
  // A variant is where its product is.
  ...publishableResolvers<VariantRecord>(
    ({ productId }, { world }) => world.state.products[productId]?.publishedTo ?? [],
    (variant) => typed("ProductVariant", variant),
  ),
  id: (variant) => gid("ProductVariant", variant.id),
  legacyResourceId: (variant) => variant.id,
  defaultCursor,
  ...untranslated,
  title: (variant) => variant.title,
  displayName: (variant, _args, { world }) => displayName(world, variant),
  sku: (variant) => variant.sku,
  barcode: (variant) => variant.barcode,
  // Unlike a MoneyV2, it shows all places of the currency: "12.50".
  price: (variant, _args, { shop }) => webhookMoney(variant.price, shop.currency),
  compareAtPrice: ({ compareAtPrice }, _args, { shop }) =>
    compareAtPrice === null ? null : webhookMoney(compareAtPrice, shop.currency),
  taxable: (variant) => variant.taxable,
  inventoryPolicy: (variant) => variant.inventoryPolicy,
  inventoryQuantity: (variant, _args, { world }) => availableOf(world, variant),
  sellableOnlineQuantity: (variant, _args, { world }) => sellableOnline(world, variant),
  availableForSale: (variant, _args, { world }) => isForSale(world, variant),
  inventoryItem: (variant, _args, { world }) => world.state.inventoryItems[variant.inventoryItemId],
  product: (variant, _args, { world }) => world.state.products[variant.productId],
  position: (variant, _args, { world }) =>
    (world.state.products[variant.productId]?.variantIds.indexOf(variant.id) ?? 0) + 1,
  selectedOptions: (variant, _args, context) => {
    const product = context.world.state.products[variant.productId];
    if (!product) return [];
    return product.options.map((option, index) => {
      const value = variant.optionValues[index] ?? "";
      return { name: option.name, value, optionValue: optionValue({ product, option }, value, context) };
    });
  },
  requiresComponents: (variant) => variant.components.length > 0,
  productParents: (variant, args: PageArguments & { query?: string | null }, { world }) =>
    parentsOf(world, [variant], "ProductVariant", args),
  productVariantComponents: (variant, args, { world }) =>
    listConnection(variantComponents(world, variant), args, ({ id }) => id),
  media: (variant, args, { world }) => listConnection(mediaOf(world, variant).map(media), args, ({ id }) => id),
  image: (variant, args: object, { world }) => {
    refuseArguments("ProductVariant.image", { ...args }, "crop", "maxHeight", "maxWidth");
    return pictures(mediaOf(world, variant))[0] ?? null;
  },
  unitPrice: () => null,
  unitPriceMeasurement: () => null,
  showUnitPrice: () => false,
  taxCode: () => "",
  createdAt: (variant) => variant.createdAt,
  updatedAt: (variant) => variant.updatedAt,
};
