import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { appResolvers } from "#sandbox/graphql/resolvers/app.ts";
import { queryRootResolvers } from "#sandbox/graphql/resolvers/query-root.ts";
import { shopAddressResolvers, shopResolvers } from "#sandbox/graphql/resolvers/shop.ts";
import { catalogueRoom } from "#sandbox/graphql/rooms/catalogue-room.ts";
import { fulfillmentRoom } from "#sandbox/graphql/rooms/fulfillment-room.ts";
import { orderRoom } from "#sandbox/graphql/rooms/order-room.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

const queryRoot: Record<string, FieldResolver<unknown>> = {
  ...of(queryRootResolvers),
  ...orderRoom.queries,
  ...catalogueRoom.queries,
  ...fulfillmentRoom.queries,
};

/** What a store lists of itself as the root does. */
const LISTED = [
  ...["collections", "customers", "fulfillmentOrders", "inventoryItems", "locations", "orders", "productVariants"],
  "products",
];
const listed = Object.fromEntries(Object.entries(queryRoot).filter(([field]) => LISTED.includes(field)));

/** How each simulated type reads the world. Types that are not here are plain answers of a resolver, read by name. */
export const RESOLVERS: Readonly<Record<string, Record<string, FieldResolver<unknown>>>> = {
  QueryRoot: queryRoot,
  Mutation: {
    ...orderRoom.mutations,
    ...catalogueRoom.mutations,
    ...fulfillmentRoom.mutations,
  },
  ...orderRoom.types,
  ...catalogueRoom.types,
  ...fulfillmentRoom.types,
  Shop: { ...listed, ...of(shopResolvers) },
  ShopAddress: of(shopAddressResolvers),
  App: of(appResolvers),
};
