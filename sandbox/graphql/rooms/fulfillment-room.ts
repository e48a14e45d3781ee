// Fulfilment, returns, locations: queries, mutations and types, for the table of all resolvers.
import { fulfillmentMutations } from "#sandbox/graphql/mutations/fulfillment-mutations.ts";
import { fulfillmentOrderMutations } from "#sandbox/graphql/mutations/fulfillment-order-mutations.ts";
import { fulfillmentRequestMutations } from "#sandbox/graphql/mutations/fulfillment-request-mutations.ts";
import { localPickupMutations } from "#sandbox/graphql/mutations/local-pickup-mutations.ts";
import { locationMutations } from "#sandbox/graphql/mutations/location-mutations.ts";
import { returnMutations } from "#sandbox/graphql/mutations/return-mutations.ts";
import { reverseLogisticsMutations } from "#sandbox/graphql/mutations/reverse-logistics-mutations.ts";
import { fulfillmentQueries } from "#sandbox/graphql/queries/fulfillment-queries.ts";
import { locationQueries } from "#sandbox/graphql/queries/location-queries.ts";
import { returnQueries } from "#sandbox/graphql/queries/return-queries.ts";
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
import {
  exchangeLineItemResolvers,
  returnableFulfillmentResolvers,
  returnLineItemResolvers,
  returnReasonDefinitionResolvers,
  returnResolvers,
} from "#sandbox/graphql/resolvers/return.ts";
import {
  dispositionResolvers,
  reverseDeliveryLineItemResolvers,
  reverseDeliveryResolvers,
  reverseFulfillmentOrderLineItemResolvers,
  reverseFulfillmentOrderResolvers,
} from "#sandbox/graphql/resolvers/reverse-logistics.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

export const fulfillmentRoom = {
  queries: { ...of(fulfillmentQueries), ...of(locationQueries), ...of(returnQueries) },
  mutations: {
    ...of(fulfillmentMutations),
    ...of(fulfillmentOrderMutations),
    ...of(fulfillmentRequestMutations),
    ...of(locationMutations),
    ...of(localPickupMutations),
    ...of(returnMutations),
    ...of(reverseLogisticsMutations),
  },
  types: {
    FulfillmentOrder: of(fulfillmentOrderResolvers),
    FulfillmentOrderLineItem: of(fulfillmentOrderLineItemResolvers),
    FulfillmentOrderDestination: of(fulfillmentOrderDestinationResolvers),
    FulfillmentOrderAssignedLocation: of(assignedLocationResolvers),
    FulfillmentOrderMerchantRequest: of(merchantRequestResolvers),
    FulfillmentOrderLocationForMove: of(locationForMoveResolvers),
    FulfillmentHold: of(fulfillmentHoldResolvers),
    Fulfillment: of(fulfillmentResolvers),
    FulfillmentLineItem: of(fulfillmentLineItemResolvers),
    FulfillmentEvent: of(fulfillmentEventResolvers),
    FulfillmentService: of(fulfillmentServiceResolvers),
    Location: of(locationResolvers),
    Return: of(returnResolvers),
    ReturnLineItem: of(returnLineItemResolvers),
    ReturnReasonDefinition: of(returnReasonDefinitionResolvers),
    ExchangeLineItem: of(exchangeLineItemResolvers),
    ReturnableFulfillment: of(returnableFulfillmentResolvers),
    ReverseFulfillmentOrder: of(reverseFulfillmentOrderResolvers),
    ReverseFulfillmentOrderLineItem: of(reverseFulfillmentOrderLineItemResolvers),
    ReverseFulfillmentOrderDisposition: of(dispositionResolvers),
    ReverseDelivery: of(reverseDeliveryResolvers),
    ReverseDeliveryLineItem: of(reverseDeliveryLineItemResolvers),
  },
};
