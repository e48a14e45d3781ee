import { fulfillmentMutations } from "#sandbox/graphql/mutations/fulfillment-mutations.ts";
import { orderMutations } from "#sandbox/graphql/mutations/order-mutations.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import { customerResolvers } from "#sandbox/graphql/resolvers/customer.ts";
import {
  fulfillmentHoldResolvers,
  fulfillmentLineItemResolvers,
  fulfillmentOrderDestinationResolvers,
  fulfillmentOrderLineItemResolvers,
  fulfillmentOrderResolvers,
  fulfillmentResolvers,
} from "#sandbox/graphql/resolvers/fulfillment.ts";
import {
  lineItemResolvers,
  mailingAddressResolvers,
  orderResolvers,
  shippingLineResolvers,
} from "#sandbox/graphql/resolvers/order.ts";
import { refundLineItemResolvers, refundResolvers, transactionResolvers } from "#sandbox/graphql/resolvers/payment.ts";
import { queryRootResolvers } from "#sandbox/graphql/resolvers/query-root.ts";
import {
  appResolvers,
  assignedLocationResolvers,
  locationResolvers,
  productResolvers,
  shopResolvers,
  variantResolvers,
} from "#sandbox/graphql/resolvers/shop.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

/** How each simulated type reads the world. Types that are not here are plain answers of a resolver, read by name. */
export const RESOLVERS: Readonly<Record<string, Record<string, FieldResolver<unknown>>>> = {
  QueryRoot: of(queryRootResolvers),
  Mutation: { ...of(orderMutations), ...of(fulfillmentMutations) },
  Order: of(orderResolvers),
  LineItem: of(lineItemResolvers),
  ShippingLine: of(shippingLineResolvers),
  MailingAddress: of(mailingAddressResolvers),
  OrderTransaction: of(transactionResolvers),
  Refund: of(refundResolvers),
  RefundLineItem: of(refundLineItemResolvers),
  FulfillmentOrder: of(fulfillmentOrderResolvers),
  FulfillmentOrderLineItem: of(fulfillmentOrderLineItemResolvers),
  FulfillmentOrderDestination: of(fulfillmentOrderDestinationResolvers),
  FulfillmentOrderAssignedLocation: of(assignedLocationResolvers),
  FulfillmentHold: of(fulfillmentHoldResolvers),
  Fulfillment: of(fulfillmentResolvers),
  FulfillmentLineItem: of(fulfillmentLineItemResolvers),
  Customer: of(customerResolvers),
  Product: of(productResolvers),
  ProductVariant: of(variantResolvers),
  Location: of(locationResolvers),
  Shop: of(shopResolvers),
  App: of(appResolvers),
};
