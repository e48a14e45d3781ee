import { collectionMutations } from "#sandbox/graphql/mutations/collection-mutations.ts";
import { fulfillmentMutations } from "#sandbox/graphql/mutations/fulfillment-mutations.ts";
import { fulfillmentOrderMutations } from "#sandbox/graphql/mutations/fulfillment-order-mutations.ts";
import { fulfillmentRequestMutations } from "#sandbox/graphql/mutations/fulfillment-request-mutations.ts";
import { inventoryMutations } from "#sandbox/graphql/mutations/inventory-mutations.ts";
import { locationMutations } from "#sandbox/graphql/mutations/location-mutations.ts";
import { productMutations } from "#sandbox/graphql/mutations/product-mutations.ts";
import { fulfillmentQueries } from "#sandbox/graphql/queries/fulfillment-queries.ts";
import { inventoryQueries } from "#sandbox/graphql/queries/inventory-queries.ts";
import { locationQueries } from "#sandbox/graphql/queries/location-queries.ts";
import { productQueries } from "#sandbox/graphql/queries/product-queries.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { collectionResolvers } from "#sandbox/graphql/resolvers/collection.ts";
import {
  fulfillmentEventResolvers,
  fulfillmentLineItemResolvers,
  fulfillmentResolvers,
} from "#sandbox/graphql/resolvers/fulfillment.ts";
import {
  fulfillmentHoldResolvers,
  fulfillmentOrderDestinationResolvers,
  fulfillmentOrderLineItemResolvers,
  fulfillmentOrderResolvers,
  locationForMoveResolvers,
  merchantRequestResolvers,
} from "#sandbox/graphql/resolvers/fulfillment-order.ts";
import { fulfillmentServiceResolvers } from "#sandbox/graphql/resolvers/fulfillment-service.ts";
import {
  adjustmentGroupResolvers,
  inventoryItemResolvers,
  inventoryLevelResolvers,
} from "#sandbox/graphql/resolvers/inventory.ts";
import { assignedLocationResolvers, locationResolvers } from "#sandbox/graphql/resolvers/location.ts";
import { optionResolvers, productResolvers } from "#sandbox/graphql/resolvers/product.ts";
import { publicationResolvers } from "#sandbox/graphql/resolvers/publishable.ts";
import { queryRootResolvers } from "#sandbox/graphql/resolvers/query-root.ts";
import { appResolvers, shopResolvers } from "#sandbox/graphql/resolvers/shop.ts";
import { variantResolvers } from "#sandbox/graphql/resolvers/variant.ts";
import { orderRoom } from "#sandbox/graphql/rooms/order-room.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

/** How each simulated type reads the world. Types that are not here are plain answers of a resolver, read by name. */
export const RESOLVERS: Readonly<Record<string, Record<string, FieldResolver<unknown>>>> = {
  QueryRoot: {
    ...of(queryRootResolvers),
    ...of(productQueries),
    ...of(inventoryQueries),
    ...of(fulfillmentQueries),
    ...of(locationQueries),
    ...orderRoom.queries,
  },
  Mutation: {
    ...orderRoom.mutations,
    ...of(fulfillmentMutations),
    ...of(fulfillmentOrderMutations),
    ...of(fulfillmentRequestMutations),
    ...of(locationMutations),
    ...of(inventoryMutations),
    ...of(productMutations),
    ...of(collectionMutations),
  },
  ...orderRoom.types,
  FulfillmentOrder: of(fulfillmentOrderResolvers),
  FulfillmentOrderLineItem: of(fulfillmentOrderLineItemResolvers),
  FulfillmentOrderDestination: of(fulfillmentOrderDestinationResolvers),
  FulfillmentOrderAssignedLocation: of(assignedLocationResolvers),
  FulfillmentHold: of(fulfillmentHoldResolvers),
  Fulfillment: of(fulfillmentResolvers),
  FulfillmentOrderMerchantRequest: of(merchantRequestResolvers),
  FulfillmentOrderLocationForMove: of(locationForMoveResolvers),
  FulfillmentLineItem: of(fulfillmentLineItemResolvers),
  FulfillmentEvent: of(fulfillmentEventResolvers),
  FulfillmentService: of(fulfillmentServiceResolvers),
  Product: of(productResolvers),
  ProductOption: of(optionResolvers),
  Collection: of(collectionResolvers),
  Publication: of(publicationResolvers),
  InventoryItem: of(inventoryItemResolvers),
  InventoryLevel: of(inventoryLevelResolvers),
  InventoryAdjustmentGroup: of(adjustmentGroupResolvers),
  ProductVariant: of(variantResolvers),
  Location: of(locationResolvers),
  Shop: of(shopResolvers),
  App: of(appResolvers),
};
