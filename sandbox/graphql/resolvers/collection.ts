import { listConnection, type PageArguments } from "#sandbox/graphql/connection.ts";
import { notSimulated } from "#sandbox/graphql/graphql-error.ts";
import { idOf, type NodeFinders } from "#sandbox/graphql/node-finder.ts";
import { type TypeResolvers, typed } from "#sandbox/graphql/resolver.ts";
import { metafieldFields } from "#sandbox/graphql/resolvers/metafield.ts";
import { description } from "#sandbox/graphql/resolvers/product.ts";
import { publishableResolvers } from "#sandbox/graphql/resolvers/publishable.ts";
import { untranslated } from "#sandbox/graphql/resolvers/untranslated.ts";
import { exactly } from "#sandbox/graphql/searched-page.ts";
import { gid } from "#sandbox/world/gid.ts";
import { isMember, productsIn } from "#sandbox/world/products/collection-members.ts";
import type { CollectionRecord } from "#sandbox/world/records/product.ts";

export const collectionNodes: NodeFinders = {
  Collection: (id, { world, shop }) => world.collection(shop.domain, id),
};

export const collectionResolvers: TypeResolvers<CollectionRecord> = {
  ...metafieldFields<CollectionRecord>("Collection"),
  ...publishableResolvers<CollectionRecord>(
    (collection) => collection.publishedTo,
    (collection) => typed("Collection", collection),
  ),
  id: (collection) => gid("Collection", collection.id),
  legacyResourceId: (collection) => collection.id,
  ...untranslated,
  title: (collection) => collection.title,
  handle: (collection) => collection.handle,
  description,
  descriptionHtml: (collection) => collection.descriptionHtml,
  seo: (collection) => collection.seo,
  image: () => null,
  sortOrder: (collection) => collection.sortOrder,
  templateSuffix: (collection) => collection.templateSuffix,
  updatedAt: (collection) => collection.updatedAt,
  ruleSet: ({ ruleSet }) =>
    ruleSet && {
      appliedDisjunctively: ruleSet.anyOf,
      rules: ruleSet.rules.map((rule) => ({ ...rule, conditionObject: null })),
    },
  productsCount: (collection, _args, { world }) => exactly(productsIn(world, collection).length),
  products: (collection, args: PageArguments & { sortKey?: string }, { world }) => {
    const sortOrder = SORT_ORDERS[args.sortKey ?? "COLLECTION_DEFAULT"];
    if (sortOrder === undefined) throw notSimulated(`Collection.products(sortKey: ${args.sortKey})`);
    return listConnection(
      productsIn(world, sortOrder === null ? collection : { ...collection, sortOrder }),
      args,
      ({ id }) => id,
    );
  },
  hasProduct: (collection, args: { id: string }, { world, shop }) => {
    const product = world.product(shop.domain, idOf(args.id, "Product"));
    return product !== null && isMember(world, collection, product);
  },
};

/** By sort key of the connection; null: the collection's own order. */
const SORT_ORDERS: Record<string, string | null> = {
  COLLECTION_DEFAULT: null,
  CREATED: "CREATED",
  ID: "CREATED",
  MANUAL: "MANUAL",
  PRICE: "PRICE_ASC",
  TITLE: "ALPHA_ASC",
};
