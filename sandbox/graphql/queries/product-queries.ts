import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import type { RequestContext } from "#sandbox/graphql/context.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { idOf } from "#sandbox/graphql/node-finder.ts";
import { COLLECTIONS } from "#sandbox/graphql/queries/collection-listing.ts";
import { PRODUCTS } from "#sandbox/graphql/queries/product-listing.ts";
import { VARIANTS } from "#sandbox/graphql/queries/variant-listing.ts";
import { refuseArguments, type TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { type SearchArguments, searchedCount, searchedPage } from "#sandbox/graphql/searched-page.ts";
import { textList } from "#sandbox/graphql/text-list.ts";
import type { VariantRecord } from "#sandbox/world/records/product.ts";

interface Identifier {
  id?: string | null;
  handle?: string | null;
  customId?: object | null;
}
type CountArguments = { query?: string | null; limit?: number | null; savedSearchId?: string | null };

const products = ({ world, shop }: RequestContext) => world.productsOf(shop.domain);
const variants = ({ world, shop }: RequestContext): VariantRecord[] =>
  Object.values(world.state.variants).filter((variant) => variant.shop === shop.domain);
const collections = ({ world, shop }: RequestContext) => world.collectionsOf(shop.domain);

export const productQueries: TypeResolvers<undefined> = {
  product: (_root, args: { id: string }, { world, shop }) => world.product(shop.domain, idOf(args.id, "Product")),
  productByHandle: (_root, args: { handle: string }, context) =>
    products(context).find(({ handle }) => handle === args.handle) ?? null,
  productByIdentifier: (_root, { identifier }: { identifier: Identifier }, context) => {
    refuseArguments("productByIdentifier", { ...identifier }, "customId");
    if (identifier.id) return context.world.product(context.shop.domain, idOf(identifier.id, "Product"));
    return products(context).find(({ handle }) => handle === identifier.handle) ?? null;
  },
  products: (_root, args: SearchArguments, context, info) =>
    searchedPage(products(context), args, PRODUCTS(context.world), context, info),
  productsCount: (_root, args: CountArguments, context, info) =>
    searchedCount(products(context), args, PRODUCTS(context.world), context, info),
  productTags: (_root, args: PageArguments, context) =>
    textList(
      products(context).flatMap(({ tags }) => tags),
      args,
    ),
  productTypes: (_root, args: PageArguments, context) =>
    textList(
      products(context).map(({ productType }) => productType),
      args,
    ),
  productVendors: (_root, args: PageArguments, context) =>
    textList(
      products(context).map(({ vendor }) => vendor),
      args,
    ),
  productVariant: (_root, args: { id: string }, { world, shop }) =>
    world.variant(shop.domain, idOf(args.id, "ProductVariant")),
  productVariantByIdentifier: (_root, { identifier }: { identifier: Identifier }, { world, shop }) => {
    if (!identifier.id) throw notSimulated("productVariantByIdentifier(identifier: {customId})");
    return world.variant(shop.domain, idOf(identifier.id, "ProductVariant"));
  },
  productVariants: (_root, args: SearchArguments, context, info) =>
    searchedPage(variants(context), args, VARIANTS(context.world), context, info),
  productVariantsCount: (_root, args: CountArguments, context, info) =>
    searchedCount(variants(context), args, VARIANTS(context.world), context, info),
  collection: (_root, args: { id: string }, { world, shop }) =>
    world.collection(shop.domain, idOf(args.id, "Collection")),
  collectionByHandle: (_root, args: { handle: string }, context) =>
    collections(context).find(({ handle }) => handle === args.handle) ?? null,
  collectionByIdentifier: (_root, { identifier }: { identifier: Identifier }, context) => {
    refuseArguments("collectionByIdentifier", { ...identifier }, "customId");
    if (identifier.id) return context.world.collection(context.shop.domain, idOf(identifier.id, "Collection"));
    return collections(context).find(({ handle }) => handle === identifier.handle) ?? null;
  },
  collections: (_root, args: SearchArguments, context, info) =>
    searchedPage(collections(context), args, COLLECTIONS(context.world), context, info),
  collectionsCount: (_root, args: CountArguments, context, info) =>
    searchedCount(collections(context), args, COLLECTIONS(context.world), context, info),
  publication: (_root, args: { id: string }, { world, shop }) =>
    world.publicationsOf(shop.domain).find(({ id }) => id === idOf(args.id, "Publication")) ?? null,
  publications: (_root, args: PageArguments & { catalogType?: string }, { world, shop }) => {
    refuseArguments("publications", { ...args }, "catalogType");
    return listConnection(world.publicationsOf(shop.domain), args, ({ id }) => id);
  },
};
