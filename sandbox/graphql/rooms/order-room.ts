// Orders and money: queries, mutations and types, for the table of all resolvers.
import { customerAddressMutations } from "#sandbox/graphql/mutations/customer-address-mutations.ts";
import { customerMutations } from "#sandbox/graphql/mutations/customer-mutations.ts";
import { metafieldMutations } from "#sandbox/graphql/mutations/metafield-mutations.ts";
import { orderEditMutations } from "#sandbox/graphql/mutations/order-edit-mutations.ts";
import { orderMutations } from "#sandbox/graphql/mutations/order-mutations.ts";
import { paymentMutations } from "#sandbox/graphql/mutations/payment-mutations.ts";
import { tagMutations } from "#sandbox/graphql/mutations/tag-mutations.ts";
import { customerQueries, mergePreviewFieldResolvers } from "#sandbox/graphql/queries/customer-queries.ts";
import { metafieldQueries } from "#sandbox/graphql/queries/metafield-queries.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import {
  calculatedLineItemResolvers,
  calculatedOrderResolvers,
  calculatedShippingLineResolvers,
} from "#sandbox/graphql/resolvers/calculated-order.ts";
import { customerResolvers } from "#sandbox/graphql/resolvers/customer.ts";
import { discountAllocationResolvers } from "#sandbox/graphql/resolvers/discount.ts";
import { lineItemResolvers } from "#sandbox/graphql/resolvers/line-item.ts";
import { mailingAddressResolvers } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldDefinitionResolvers, metafieldResolvers } from "#sandbox/graphql/resolvers/metafield.ts";
import { orderResolvers } from "#sandbox/graphql/resolvers/order.ts";
import { orderReturnResolvers } from "#sandbox/graphql/resolvers/order-returns.ts";
import { refundLineItemResolvers, refundResolvers, transactionResolvers } from "#sandbox/graphql/resolvers/payment.ts";
import { shippingLineResolvers } from "#sandbox/graphql/resolvers/shipping-line.ts";
import { dutyResolvers, taxLineResolvers } from "#sandbox/graphql/resolvers/tax-line.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

export const orderRoom = {
  queries: { ...of(customerQueries), ...of(metafieldQueries) },
  mutations: {
    ...of(orderMutations),
    ...of(orderEditMutations),
    ...of(paymentMutations),
    ...of(tagMutations),
    ...of(metafieldMutations),
    ...of(customerMutations),
    ...of(customerAddressMutations),
  },
  types: {
    Order: { ...of(orderResolvers), ...of(orderReturnResolvers) },
    LineItem: of(lineItemResolvers),
    ShippingLine: of(shippingLineResolvers),
    MailingAddress: of(mailingAddressResolvers),
    DiscountAllocation: of(discountAllocationResolvers),
    TaxLine: of(taxLineResolvers),
    Duty: of(dutyResolvers),
    OrderTransaction: of(transactionResolvers),
    Refund: of(refundResolvers),
    RefundLineItem: of(refundLineItemResolvers),
    CalculatedOrder: of(calculatedOrderResolvers),
    CalculatedLineItem: of(calculatedLineItemResolvers),
    CalculatedShippingLine: of(calculatedShippingLineResolvers),
    Metafield: of(metafieldResolvers),
    MetafieldDefinition: of(metafieldDefinitionResolvers),
    Customer: of(customerResolvers),
    CustomerMergePreviewDefaultFields: of(mergePreviewFieldResolvers),
  },
};
