import { fulfillmentMutations } from "#sandbox/graphql/mutations/fulfillment-mutations.ts";
import { fulfillmentOrderMutations } from "#sandbox/graphql/mutations/fulfillment-order-mutations.ts";
import { fulfillmentRequestMutations } from "#sandbox/graphql/mutations/fulfillment-request-mutations.ts";
import { locationMutations } from "#sandbox/graphql/mutations/location-mutations.ts";
import { fulfillmentQueries } from "#sandbox/graphql/queries/fulfillment-queries.ts";
import { locationQueries } from "#sandbox/graphql/queries/location-queries.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
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
import { assignedLocationResolvers, locationResolvers } from "#sandbox/graphql/resolvers/location.ts";
import { queryRootResolvers } from "#sandbox/graphql/resolvers/query-root.ts";
import { appResolvers, shopResolvers } from "#sandbox/graphql/resolvers/shop.ts";
import { catalogueRoom } from "#sandbox/graphql/rooms/catalogue-room.ts";
import { orderRoom } from "#sandbox/graphql/rooms/order-room.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

/** How each simulated type reads the world. Types that are not here are plain answers of a resolver, read by name. */
export const RESOLVERS: Readonly<Record<string, Record<string, FieldResolver<unknown>>>> = {
  QueryRoot: {
    ...of(queryRootResolvers),
    ...of(fulfillmentQueries),
    ...of(locationQueries),
    ...orderRoom.queries,
    ...catalogueRoom.queries,
  },
  Mutation: {
    ...orderRoom.mutations,
    ...catalogueRoom.mutations,
    ...of(fulfillmentMutations),
    ...of(fulfillmentOrderMutations),
    ...of(fulfillmentRequestMutations),
    ...of(locationMutations),
  },
  ...orderRoom.types,
  ...catalogueRoom.types,
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
  Location: of(locationResolvers),
  Shop: of(shopResolvers),
  App: of(appResolvers),
};
