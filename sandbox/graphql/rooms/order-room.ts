// Orders and money: queries, mutations and types, for the table of all resolvers.
import { companyMutations } from "#sandbox/graphql/mutations/company-mutations.ts";
import { customerAccountMutations } from "#sandbox/graphql/mutations/customer-account-mutations.ts";
import { customerAddressMutations } from "#sandbox/graphql/mutations/customer-address-mutations.ts";
import { customerMutations } from "#sandbox/graphql/mutations/customer-mutations.ts";
import { draftOrderMutations } from "#sandbox/graphql/mutations/draft-order-mutations.ts";
import { giftCardMutations } from "#sandbox/graphql/mutations/gift-card-mutations.ts";
import { metafieldMutations } from "#sandbox/graphql/mutations/metafield-mutations.ts";
import { orderEditMutations } from "#sandbox/graphql/mutations/order-edit-mutations.ts";
import { orderMailMutations } from "#sandbox/graphql/mutations/order-mail-mutations.ts";
import { orderMutations } from "#sandbox/graphql/mutations/order-mutations.ts";
import { paymentMutations } from "#sandbox/graphql/mutations/payment-mutations.ts";
import { paymentTermsMutations } from "#sandbox/graphql/mutations/payment-terms-mutations.ts";
import { riskMutations } from "#sandbox/graphql/mutations/risk-mutations.ts";
import { segmentMutations } from "#sandbox/graphql/mutations/segment-mutations.ts";
import { storeCreditMutations } from "#sandbox/graphql/mutations/store-credit-mutations.ts";
import { tagMutations } from "#sandbox/graphql/mutations/tag-mutations.ts";
import { companyQueries } from "#sandbox/graphql/queries/company-queries.ts";
import { customerQueries, mergePreviewFieldResolvers } from "#sandbox/graphql/queries/customer-queries.ts";
import { disputeQueries } from "#sandbox/graphql/queries/dispute-queries.ts";
import { draftOrderQueries } from "#sandbox/graphql/queries/draft-order-queries.ts";
import { giftCardQueries } from "#sandbox/graphql/queries/gift-card-queries.ts";
import { metafieldQueries } from "#sandbox/graphql/queries/metafield-queries.ts";
import { orderQueries } from "#sandbox/graphql/queries/order-queries.ts";
import { paymentTermsQueries } from "#sandbox/graphql/queries/payment-terms-queries.ts";
import { segmentQueries, segmentResolvers } from "#sandbox/graphql/queries/segment-queries.ts";
import type { FieldResolver, TypeResolvers } from "#sandbox/graphql/resolver.ts";
import {
  calculatedLineItemResolvers,
  calculatedOrderResolvers,
  calculatedShippingLineResolvers,
} from "#sandbox/graphql/resolvers/calculated-order.ts";
import {
  companyAddressResolvers,
  companyContactResolvers,
  companyLocationResolvers,
  companyResolvers,
  companyRoleAssignmentResolvers,
  companyRoleResolvers,
  purchasingCompanyResolvers,
} from "#sandbox/graphql/resolvers/company.ts";
import { customerResolvers } from "#sandbox/graphql/resolvers/customer.ts";
import { discountAllocationResolvers } from "#sandbox/graphql/resolvers/discount.ts";
import { disputeResolvers } from "#sandbox/graphql/resolvers/dispute.ts";
import {
  calculatedDraftLineResolvers,
  calculatedDraftOrderResolvers,
  draftDiscountResolvers,
  draftLineResolvers,
  draftOrderResolvers,
} from "#sandbox/graphql/resolvers/draft-order.ts";
import { giftCardResolvers, giftCardTransactionResolvers } from "#sandbox/graphql/resolvers/gift-card.ts";
import { lineItemResolvers } from "#sandbox/graphql/resolvers/line-item.ts";
import { mailingAddressResolvers } from "#sandbox/graphql/resolvers/mailing-address.ts";
import { metafieldDefinitionResolvers, metafieldResolvers } from "#sandbox/graphql/resolvers/metafield.ts";
import { orderResolvers } from "#sandbox/graphql/resolvers/order.ts";
import { orderReturnResolvers } from "#sandbox/graphql/resolvers/order-returns.ts";
import { refundLineItemResolvers, refundResolvers, transactionResolvers } from "#sandbox/graphql/resolvers/payment.ts";
import { paymentScheduleResolvers, paymentTermsResolvers } from "#sandbox/graphql/resolvers/payment-terms.ts";
import { orderEvents } from "#sandbox/graphql/resolvers/record-events.ts";
import { segmentMemberResolvers } from "#sandbox/graphql/resolvers/segment-member.ts";
import { shippingLineResolvers } from "#sandbox/graphql/resolvers/shipping-line.ts";
import {
  storeCreditAccountResolvers,
  storeCreditCreditResolvers,
  storeCreditDebitResolvers,
  storeCreditExpirationResolvers,
} from "#sandbox/graphql/resolvers/store-credit.ts";
import { dutyResolvers, taxLineResolvers } from "#sandbox/graphql/resolvers/tax-line.ts";

// Each resolver is given what the resolver of the field above it returned; that is by convention, not by type.
const of = <S>(resolvers: TypeResolvers<S>) => resolvers as unknown as Record<string, FieldResolver<unknown>>;

export const orderRoom = {
  queries: {
    ...of(companyQueries),
    ...of(customerQueries),
    ...of(disputeQueries),
    ...of(draftOrderQueries),
    ...of(giftCardQueries),
    ...of(metafieldQueries),
    ...of(orderQueries),
    ...of(paymentTermsQueries),
    ...of(segmentQueries),
  },
  mutations: {
    ...of(orderMutations),
    ...of(orderEditMutations),
    ...of(orderMailMutations),
    ...of(paymentMutations),
    ...of(tagMutations),
    ...of(metafieldMutations),
    ...of(customerMutations),
    ...of(customerAccountMutations),
    ...of(customerAddressMutations),
    ...of(giftCardMutations),
    ...of(companyMutations),
    ...of(draftOrderMutations),
    ...of(paymentTermsMutations),
    ...of(riskMutations),
    ...of(segmentMutations),
    ...of(storeCreditMutations),
  },
  types: {
    Order: { ...of(orderResolvers), ...of(orderReturnResolvers), ...of(orderEvents) },
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
    DraftOrder: of(draftOrderResolvers),
    DraftOrderLineItem: of(draftLineResolvers),
    DraftOrderAppliedDiscount: of(draftDiscountResolvers),
    CalculatedDraftOrder: of(calculatedDraftOrderResolvers),
    CalculatedDraftOrderLineItem: of(calculatedDraftLineResolvers),
    ShopifyPaymentsDispute: of(disputeResolvers),
    PaymentTerms: of(paymentTermsResolvers),
    PaymentSchedule: of(paymentScheduleResolvers),
    StoreCreditAccount: of(storeCreditAccountResolvers),
    StoreCreditAccountCreditTransaction: of(storeCreditCreditResolvers),
    StoreCreditAccountDebitTransaction: of(storeCreditDebitResolvers),
    StoreCreditAccountExpirationTransaction: of(storeCreditExpirationResolvers),
    GiftCard: of(giftCardResolvers),
    GiftCardCreditTransaction: of(giftCardTransactionResolvers),
    GiftCardDebitTransaction: of(giftCardTransactionResolvers),
    Company: of(companyResolvers),
    CompanyContact: of(companyContactResolvers),
    CompanyContactRole: of(companyRoleResolvers),
    CompanyContactRoleAssignment: of(companyRoleAssignmentResolvers),
    CompanyLocation: of(companyLocationResolvers),
    CompanyAddress: of(companyAddressResolvers),
    PurchasingCompany: of(purchasingCompanyResolvers),
    Segment: of(segmentResolvers),
    CustomerSegmentMember: of(segmentMemberResolvers),
    Customer: of(customerResolvers),
    CustomerMergePreviewDefaultFields: of(mergePreviewFieldResolvers),
  },
};
