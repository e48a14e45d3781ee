/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.d.ts';

export type ActivateAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ActivateAutomaticDiscountMutation = { discountAutomaticActivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type ActivateDiscountCodeMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ActivateDiscountCodeMutation = { discountCodeActivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type ActivateStockMutationVariables = AdminTypes.Exact<{
  inventoryItemId: AdminTypes.Scalars['ID']['input'];
  locationId: AdminTypes.Scalars['ID']['input'];
  key: AdminTypes.Scalars['String']['input'];
}>;


export type ActivateStockMutation = { inventoryActivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddCustomItemToEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  title: AdminTypes.Scalars['String']['input'];
  price: AdminTypes.MoneyInput;
  quantity: AdminTypes.Scalars['Int']['input'];
  requiresShipping?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  taxable?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type AddCustomItemToEditMutation = { orderEditAddCustomItem?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddFulfillmentEventMutationVariables = AdminTypes.Exact<{
  event: AdminTypes.FulfillmentEventInput;
}>;


export type AddFulfillmentEventMutation = { fulfillmentEventCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddProductsToCollectionMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  productIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type AddProductsToCollectionMutation = { collectionAddProducts?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddShippingToEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  title: AdminTypes.Scalars['String']['input'];
  price: AdminTypes.MoneyInput;
}>;


export type AddShippingToEditMutation = { orderEditAddShippingLine?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.OrderEditAddShippingLineUserError, 'field' | 'message' | 'code'>> }> };

export type AddTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type AddTagsMutation = { tagsAdd?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddVariantToEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  variantId: AdminTypes.Scalars['ID']['input'];
  quantity: AdminTypes.Scalars['Int']['input'];
  locationId?: AdminTypes.InputMaybe<AdminTypes.Scalars['ID']['input']>;
}>;


export type AddVariantToEditMutation = { orderEditAddVariant?: AdminTypes.Maybe<{ calculatedLineItem?: AdminTypes.Maybe<Pick<AdminTypes.CalculatedLineItem, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type AddressFieldsFragment = Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>;

export type AdjustStockMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.InventoryAdjustQuantitiesInput;
  key: AdminTypes.Scalars['String']['input'];
}>;


export type AdjustStockMutation = { inventoryAdjustQuantities?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.InventoryAdjustQuantitiesUserError, 'field' | 'message' | 'code'>> }> };

export type ApproveReturnMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.ReturnApproveRequestInput;
}>;


export type ApproveReturnMutation = { returnApproveRequest?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ReturnUserError, 'field' | 'message' | 'code'>> }> };

export type AssessOrderRiskMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.OrderRiskAssessmentCreateInput;
}>;


export type AssessOrderRiskMutation = { orderRiskAssessmentCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.OrderRiskAssessmentCreateUserError, 'field' | 'message' | 'code'>> }> };

export type BeginOrderEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type BeginOrderEditMutation = { orderEditBegin?: AdminTypes.Maybe<{ calculatedOrder?: AdminTypes.Maybe<Pick<AdminTypes.CalculatedOrder, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type BulkOrderFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'taxesIncluded' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
  & { discountApplications: { edges: Array<{ node: (
        { __typename: 'AutomaticDiscountApplication' }
        & Pick<AdminTypes.AutomaticDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'DiscountCodeApplication' }
        & Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'ManualDiscountApplication' }
        & Pick<AdminTypes.ManualDiscountApplication, 'title' | 'description' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'ScriptDiscountApplication' }
        & Pick<AdminTypes.ScriptDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) }> }, lineItems: { edges: Array<{ node: (
        Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'variantTitle' | 'name' | 'vendor' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillableQuantity' | 'fulfillmentStatus' | 'requiresShipping' | 'taxable' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, taxLines: Array<(
          Pick<AdminTypes.TaxLine, 'title' | 'rate'>
          & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
      ) }> }, shippingLines: { edges: Array<{ node: (
        Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'code' | 'source' | 'carrierIdentifier' | 'isRemoved'>
        & { originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
      ) }> }, fulfillments: Array<(
    Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
    & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
  )>, refunds: Array<Pick<AdminTypes.Refund, 'id'>>, transactions: Array<(
    Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'processedAt' | 'createdAt' | 'gateway'>
    & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> } }
  )>, app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, taxLines: Array<(
    Pick<AdminTypes.TaxLine, 'title' | 'rate'>
    & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type BulkParcelFieldsFragment = (
  Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId'>
  & { fulfillments: { edges: Array<{ node: (
        Pick<AdminTypes.Fulfillment, 'id' | 'updatedAt'>
        & { fulfillmentLineItems: { edges: Array<{ node: (
              Pick<AdminTypes.FulfillmentLineItem, 'id' | 'quantity'>
              & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
            ) }> }, events: { edges: Array<{ node: Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'> }> } }
      ) }> } }
);

export type CancelFulfillmentMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CancelFulfillmentMutation = { fulfillmentCancel?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CancelOrderMutationVariables = AdminTypes.Exact<{
  orderId: AdminTypes.Scalars['ID']['input'];
  reason: AdminTypes.OrderCancelReason;
  restock: AdminTypes.Scalars['Boolean']['input'];
  refundMethod?: AdminTypes.InputMaybe<AdminTypes.OrderCancelRefundMethodInput>;
  notifyCustomer?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  staffNote?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CancelOrderMutation = { orderCancel?: AdminTypes.Maybe<{ job?: AdminTypes.Maybe<Pick<AdminTypes.Job, 'id'>>, orderCancelUserErrors: Array<Pick<AdminTypes.OrderCancelUserError, 'field' | 'message' | 'code'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CancelReturnMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CancelReturnMutation = { returnCancel?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ReturnUserError, 'field' | 'message' | 'code'>> }> };

export type CapturePaymentMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  parentTransactionId: AdminTypes.Scalars['ID']['input'];
  amount: AdminTypes.Scalars['Money']['input'];
  currency?: AdminTypes.InputMaybe<AdminTypes.CurrencyCode>;
  finalCapture?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type CapturePaymentMutation = { orderCapture?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CarrierEventFieldsFragment = Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>;

export type CloseFulfillmentOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  message?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CloseFulfillmentOrderMutation = { fulfillmentOrderClose?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CloseOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CloseOrderMutation = { orderClose?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CloseReturnMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type CloseReturnMutation = { returnClose?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ReturnUserError, 'field' | 'message' | 'code'>> }> };

export type CommitOrderEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  notifyCustomer?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  staffNote?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type CommitOrderEditMutation = { orderEditCommit?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CompleteDraftOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  paymentPending?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type CompleteDraftOrderMutation = { draftOrderComplete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CountOrdersQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type CountOrdersQuery = { ordersCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>> };

export type CreateCollectionMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.CollectionInput;
}>;


export type CreateCollectionMutation = { collectionCreate?: AdminTypes.Maybe<{ collection?: AdminTypes.Maybe<Pick<AdminTypes.Collection, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreateCustomerMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.CustomerInput;
}>;


export type CreateCustomerMutation = { customerCreate?: AdminTypes.Maybe<{ customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreateDiscountCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { discountCodeBasicCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateDraftOrderMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.DraftOrderInput;
}>;


export type CreateDraftOrderMutation = { draftOrderCreate?: AdminTypes.Maybe<{ draftOrder?: AdminTypes.Maybe<Pick<AdminTypes.DraftOrder, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreateFreeShippingCodeMutationVariables = AdminTypes.Exact<{
  discount: AdminTypes.DiscountCodeFreeShippingInput;
}>;


export type CreateFreeShippingCodeMutation = { discountCodeFreeShippingCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type CreateFulfillmentMutationVariables = AdminTypes.Exact<{
  fulfillment: AdminTypes.FulfillmentInput;
}>;


export type CreateFulfillmentMutation = { fulfillmentCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreateGiftCardMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.GiftCardCreateInput;
}>;


export type CreateGiftCardMutation = { giftCardCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.GiftCardUserError, 'field' | 'message' | 'code'>> }> };

export type CreateOrderMutationVariables = AdminTypes.Exact<{
  order: AdminTypes.OrderCreateOrderInput;
  options?: AdminTypes.InputMaybe<AdminTypes.OrderCreateOptionsInput>;
}>;


export type CreateOrderMutation = { orderCreate?: AdminTypes.Maybe<{ order?: AdminTypes.Maybe<Pick<AdminTypes.Order, 'id'>>, userErrors: Array<Pick<AdminTypes.OrderCreateUserError, 'field' | 'message' | 'code'>> }> };

export type CreateRefundMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.RefundInput;
  key: AdminTypes.Scalars['String']['input'];
}>;


export type CreateRefundMutation = { refundCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreateReturnMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.ReturnInput;
}>;


export type CreateReturnMutation = { returnCreate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ReturnUserError, 'field' | 'message' | 'code'>> }> };

export type CreateSubscriptionMutationVariables = AdminTypes.Exact<{
  topic: AdminTypes.WebhookSubscriptionTopic;
  uri: AdminTypes.Scalars['String']['input'];
}>;


export type CreateSubscriptionMutation = { webhookSubscriptionCreate?: AdminTypes.Maybe<{ webhookSubscription?: AdminTypes.Maybe<Pick<AdminTypes.WebhookSubscription, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type CreditStoreCreditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  creditInput: AdminTypes.StoreCreditAccountCreditInput;
}>;


export type CreditStoreCreditMutation = { storeCreditAccountCredit?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.StoreCreditAccountCreditUserError, 'field' | 'message' | 'code'>> }> };

export type DeactivateAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateAutomaticDiscountMutation = { discountAutomaticDeactivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeactivateDiscountCodeMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateDiscountCodeMutation = { discountCodeDeactivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeactivateStockMutationVariables = AdminTypes.Exact<{
  inventoryLevelId: AdminTypes.Scalars['ID']['input'];
}>;


export type DeactivateStockMutation = { inventoryDeactivate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeclineReturnMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.ReturnDeclineRequestInput;
}>;


export type DeclineReturnMutation = { returnDeclineRequest?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ReturnUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteAutomaticDiscountMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteAutomaticDiscountMutation = { discountAutomaticDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteCustomerMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteCustomerMutation = { customerDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeleteDiscountCodeMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteDiscountCodeMutation = { discountCodeDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.DiscountUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteDraftOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteDraftOrderMutation = { draftOrderDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeleteMetafieldsMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldIdentifierInput> | AdminTypes.MetafieldIdentifierInput;
}>;


export type DeleteMetafieldsMutation = { metafieldsDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeleteOrderMutationVariables = AdminTypes.Exact<{
  orderId: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteOrderMutation = { orderDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.OrderDeleteUserError, 'field' | 'message' | 'code'>> }> };

export type DeleteProductMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteProductMutation = { productDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeleteSubscriptionMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteSubscriptionMutation = { webhookSubscriptionDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type DeleteVariantsMutationVariables = AdminTypes.Exact<{
  productId: AdminTypes.Scalars['ID']['input'];
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type DeleteVariantsMutation = { productVariantsBulkDelete?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ProductVariantsBulkDeleteUserError, 'field' | 'message' | 'code'>> }> };

export type DiscountEditLineMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lineItemId: AdminTypes.Scalars['ID']['input'];
  discount: AdminTypes.OrderEditAppliedDiscountInput;
}>;


export type DiscountEditLineMutation = { orderEditAddLineItemDiscount?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type FindAutomaticDiscountQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type FindAutomaticDiscountQuery = { automaticDiscountNodes: { nodes: Array<(
      Pick<AdminTypes.DiscountAutomaticNode, 'id'>
      & { automaticDiscount: Pick<AdminTypes.DiscountAutomaticApp, 'status' | 'title'> | Pick<AdminTypes.DiscountAutomaticBasic, 'status' | 'title'> | Pick<AdminTypes.DiscountAutomaticBxgy, 'status' | 'title'> | Pick<AdminTypes.DiscountAutomaticFreeShipping, 'status' | 'title'> }
    )> } };

export type FindCollectionQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  isId: AdminTypes.Scalars['Boolean']['input'];
  handle: AdminTypes.Scalars['String']['input'];
  query: AdminTypes.Scalars['String']['input'];
}>;


export type FindCollectionQuery = { collection?: AdminTypes.Maybe<(
    Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'descriptionHtml' | 'templateSuffix' | 'sortOrder'>
    & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } }
  )>, collectionByHandle?: AdminTypes.Maybe<(
    Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'descriptionHtml' | 'templateSuffix' | 'sortOrder'>
    & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } }
  )>, collections?: { nodes: Array<(
      Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'descriptionHtml' | 'templateSuffix' | 'sortOrder'>
      & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } }
    )> } };

export type CollectionStateFragment = (
  Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'descriptionHtml' | 'templateSuffix' | 'sortOrder'>
  & { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } }
);

export type FindCustomerQueryVariables = AdminTypes.Exact<{
  email: AdminTypes.Scalars['String']['input'];
  isByEmail: AdminTypes.Scalars['Boolean']['input'];
  phone: AdminTypes.Scalars['String']['input'];
  isByPhone: AdminTypes.Scalars['Boolean']['input'];
}>;


export type FindCustomerQuery = { byEmail?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, byPhone?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>> };

export type FindDiscountCodeQueryVariables = AdminTypes.Exact<{
  code: AdminTypes.Scalars['String']['input'];
}>;


export type FindDiscountCodeQuery = { codeDiscountNodeByCode?: AdminTypes.Maybe<(
    Pick<AdminTypes.DiscountCodeNode, 'id'>
    & { codeDiscount: Pick<AdminTypes.DiscountCodeApp, 'status' | 'title'> | Pick<AdminTypes.DiscountCodeBasic, 'status' | 'title'> | Pick<AdminTypes.DiscountCodeBxgy, 'status' | 'title'> | Pick<AdminTypes.DiscountCodeFreeShipping, 'status' | 'title'> }
  )> };

export type FindOrderOfSourceQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  isNew: AdminTypes.Scalars['Boolean']['input'];
}>;


export type FindOrderOfSourceQuery = { found: { nodes: Array<Pick<AdminTypes.Order, 'id' | 'sourceIdentifier'>> }, newest?: { nodes: Array<Pick<AdminTypes.Order, 'id' | 'sourceIdentifier'>> } };

export type FindOrdersOfChildrenQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type FindOrdersOfChildrenQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.PaymentSchedule, 'id'>
    & { paymentTerms: { order?: AdminTypes.Maybe<Pick<AdminTypes.Order, 'id'>> } }
  ) | (
    Pick<AdminTypes.Return, 'id'>
    & { order: Pick<AdminTypes.Order, 'id'> }
  ) | (
    Pick<AdminTypes.ReverseFulfillmentOrder, 'id'>
    & { childOf?: AdminTypes.Maybe<Pick<AdminTypes.Order, 'id'>> }
  )>> };

export type FindOrdersOfFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type FindOrdersOfFulfillmentOrdersQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId'>>> };

export type FindOwnRecordsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type FindOwnRecordsQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.AbandonedCheckout, 'id'> | Pick<AdminTypes.AbandonedCheckoutLineItem, 'id'> | Pick<AdminTypes.Abandonment, 'id'> | Pick<AdminTypes.AddAllProductsOperation, 'id'> | Pick<AdminTypes.AdditionalFee, 'id'> | Pick<AdminTypes.AnalyticsAnnotation, 'id'> | Pick<AdminTypes.AnalyticsTarget, 'id'> | Pick<AdminTypes.App, 'id'> | Pick<AdminTypes.AppCatalog, 'id'> | Pick<AdminTypes.AppCredit, 'id'> | Pick<AdminTypes.AppInstallation, 'id'> | Pick<AdminTypes.AppPurchaseOneTime, 'id'> | Pick<AdminTypes.AppRevenueAttributionRecord, 'id'> | Pick<AdminTypes.AppSubscription, 'id'> | Pick<AdminTypes.AppUsageRecord, 'id'> | Pick<AdminTypes.Article, 'id'> | Pick<AdminTypes.BasicEvent, 'id'> | Pick<AdminTypes.Blog, 'id'> | Pick<AdminTypes.BulkOperation, 'id'> | Pick<AdminTypes.BusinessEntity, 'id'> | Pick<AdminTypes.CalculatedOrder, 'id'> | Pick<AdminTypes.CartTransform, 'id'> | Pick<AdminTypes.CashDrawer, 'id'> | Pick<AdminTypes.CashManagementCustomReasonCode, 'id'> | Pick<AdminTypes.CashManagementDefaultReasonCode, 'id'> | Pick<AdminTypes.CashManagementSystemReasonCode, 'id'> | Pick<AdminTypes.CashTrackingAdjustment, 'id'> | Pick<AdminTypes.CashTrackingSession, 'id'> | Pick<AdminTypes.CatalogCsvOperation, 'id'> | Pick<AdminTypes.Channel, 'id'> | Pick<AdminTypes.ChannelDefinition, 'id'> | Pick<AdminTypes.ChannelInformation, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfiguration, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfigurationOverride, 'id'> | Pick<AdminTypes.CheckoutProfile, 'id'> | Pick<AdminTypes.Collection, 'id'> | Pick<AdminTypes.CollectionConditionsSource, 'id'> | Pick<AdminTypes.CollectionSubCollectionsSource, 'id'> | Pick<AdminTypes.Comment, 'id'> | Pick<AdminTypes.CommentEvent, 'id'> | Pick<AdminTypes.Company, 'id'> | Pick<AdminTypes.CompanyAddress, 'id'> | Pick<AdminTypes.CompanyContact, 'id'> | Pick<AdminTypes.CompanyContactRole, 'id'> | Pick<AdminTypes.CompanyContactRoleAssignment, 'id'> | Pick<AdminTypes.CompanyLocation, 'id'> | Pick<AdminTypes.CompanyLocationCatalog, 'id'> | Pick<AdminTypes.CompanyLocationStaffMemberAssignment, 'id'> | Pick<AdminTypes.ConsentPolicy, 'id'> | Pick<AdminTypes.CurrencyExchangeAdjustment, 'id'> | Pick<AdminTypes.Customer, 'id'> | Pick<AdminTypes.CustomerAccountAppExtensionPage, 'id'> | Pick<AdminTypes.CustomerAccountNativePage, 'id'> | Pick<AdminTypes.CustomerPaymentMethod, 'id'> | Pick<AdminTypes.CustomerSegmentMembersQuery, 'id'> | Pick<AdminTypes.CustomerVisit, 'id'> | Pick<AdminTypes.DeliveryCarrierService, 'id'> | Pick<AdminTypes.DeliveryCondition, 'id'> | Pick<AdminTypes.DeliveryCountry, 'id'> | Pick<AdminTypes.DeliveryCustomization, 'id'> | Pick<AdminTypes.DeliveryLocationGroup, 'id'> | Pick<AdminTypes.DeliveryMethod, 'id'> | Pick<AdminTypes.DeliveryMethodDefinition, 'id'> | Pick<AdminTypes.DeliveryParticipant, 'id'> | Pick<AdminTypes.DeliveryProfile, 'id'> | Pick<AdminTypes.DeliveryProfileItem, 'id'> | Pick<AdminTypes.DeliveryPromiseParticipant, 'id'> | Pick<AdminTypes.DeliveryPromiseProvider, 'id'> | Pick<AdminTypes.DeliveryProvince, 'id'> | Pick<AdminTypes.DeliveryRateDefinition, 'id'> | Pick<AdminTypes.DeliveryZone, 'id'> | Pick<AdminTypes.DiscountAutomaticBxgy, 'id'> | Pick<AdminTypes.DiscountAutomaticNode, 'id'> | Pick<AdminTypes.DiscountCodeNode, 'id'> | Pick<AdminTypes.DiscountNode, 'id'> | Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'> | Pick<AdminTypes.Domain, 'id'> | Pick<AdminTypes.DraftOrder, 'id'> | Pick<AdminTypes.DraftOrderLineItem, 'id'> | Pick<AdminTypes.DraftOrderTag, 'id'> | Pick<AdminTypes.Duty, 'id'> | Pick<AdminTypes.ExchangeLineItem, 'id'> | Pick<AdminTypes.ExternalVideo, 'id'> | Pick<AdminTypes.Fulfillment, 'id'> | Pick<AdminTypes.FulfillmentConstraintRule, 'id'> | Pick<AdminTypes.FulfillmentEvent, 'id'> | Pick<AdminTypes.FulfillmentHold, 'id'> | Pick<AdminTypes.FulfillmentLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrder, 'id'> | Pick<AdminTypes.FulfillmentOrderDestination, 'id'> | Pick<AdminTypes.FulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrderMerchantRequest, 'id'> | Pick<AdminTypes.GenericFile, 'id'> | Pick<AdminTypes.GiftCard, 'id'> | Pick<AdminTypes.GiftCardCashOutTransaction, 'id'> | Pick<AdminTypes.GiftCardCreditTransaction, 'id'> | Pick<AdminTypes.GiftCardDebitTransaction, 'id'> | Pick<AdminTypes.IdentityProviderSubject, 'id'> | Pick<AdminTypes.InventoryAdjustmentGroup, 'id'> | Pick<AdminTypes.InventoryItem, 'id'> | Pick<AdminTypes.InventoryItemMeasurement, 'id'> | Pick<AdminTypes.InventoryLevel, 'id'> | Pick<AdminTypes.InventoryQuantity, 'id'> | Pick<AdminTypes.InventoryShipment, 'id'> | Pick<AdminTypes.InventoryShipmentLineItem, 'id'> | Pick<AdminTypes.InventoryTransfer, 'id'> | Pick<AdminTypes.InventoryTransferLineItem, 'id'> | Pick<AdminTypes.LineItem, 'id'> | Pick<AdminTypes.LineItemGroup, 'id'> | Pick<AdminTypes.Location, 'id'> | Pick<AdminTypes.MailingAddress, 'id'> | Pick<AdminTypes.Market, 'id'> | Pick<AdminTypes.MarketCatalog, 'id'> | Pick<AdminTypes.MarketRegionCountry, 'id'> | Pick<AdminTypes.MarketRegionSubdivision, 'id'> | Pick<AdminTypes.MarketWebPresence, 'id'> | Pick<AdminTypes.MarketingActivity, 'id'> | Pick<AdminTypes.MarketingEvent, 'id'> | Pick<AdminTypes.MediaImage, 'id'> | Pick<AdminTypes.Menu, 'id'> | Pick<AdminTypes.Metafield, 'id'> | Pick<AdminTypes.MetafieldDefinition, 'id'> | Pick<AdminTypes.Metaobject, 'id'> | Pick<AdminTypes.MetaobjectDefinition, 'id'> | Pick<AdminTypes.Model3d, 'id'> | Pick<AdminTypes.OnlineStoreTheme, 'id'> | Pick<AdminTypes.Order, 'id'> | Pick<AdminTypes.OrderAdjustment, 'id'> | Pick<AdminTypes.OrderAttributionDefinition, 'id'> | Pick<AdminTypes.OrderCancelJobResult, 'id'> | Pick<AdminTypes.OrderCreateMandatePaymentJobResult, 'id'> | Pick<AdminTypes.OrderDisputeSummary, 'id'> | Pick<AdminTypes.OrderEditSession, 'id'> | Pick<AdminTypes.OrderTransaction, 'id'> | Pick<AdminTypes.Page, 'id'> | Pick<AdminTypes.PaymentCustomization, 'id'> | Pick<AdminTypes.PaymentMandate, 'id'> | Pick<AdminTypes.PaymentSchedule, 'id'> | Pick<AdminTypes.PaymentTerms, 'id'> | Pick<AdminTypes.PaymentTermsTemplate, 'id'> | Pick<AdminTypes.PointOfSaleDevice, 'id'> | Pick<AdminTypes.PointOfSaleDevicePaymentSession, 'id'> | Pick<AdminTypes.PriceList, 'id'> | Pick<AdminTypes.Product, 'id'> | Pick<AdminTypes.ProductBundleOperation, 'id'> | Pick<AdminTypes.ProductDeleteOperation, 'id'> | Pick<AdminTypes.ProductDuplicateOperation, 'id'> | Pick<AdminTypes.ProductFeed, 'id'> | Pick<AdminTypes.ProductOption, 'id'> | Pick<AdminTypes.ProductOptionValue, 'id'> | Pick<AdminTypes.ProductSetOperation, 'id'> | Pick<AdminTypes.ProductTaxonomyNode, 'id'> | Pick<AdminTypes.ProductVariant, 'id'> | Pick<AdminTypes.ProductVariantComponent, 'id'> | Pick<AdminTypes.Publication, 'id'> | Pick<AdminTypes.PublicationResourceOperation, 'id'> | Pick<AdminTypes.QuantityPriceBreak, 'id'> | Pick<AdminTypes.Refund, 'id'> | Pick<AdminTypes.RefundShippingLine, 'id'> | Pick<AdminTypes.Return, 'id'> | Pick<AdminTypes.ReturnLineItem, 'id'> | Pick<AdminTypes.ReturnReasonDefinition, 'id'> | Pick<AdminTypes.ReturnableFulfillment, 'id'> | Pick<AdminTypes.ReverseDelivery, 'id'> | Pick<AdminTypes.ReverseDeliveryLineItem, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrder, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderDisposition, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.SaleAdditionalFee, 'id'> | Pick<AdminTypes.SavedSearch, 'id'> | Pick<AdminTypes.ScriptTag, 'id'> | Pick<AdminTypes.Segment, 'id'> | Pick<AdminTypes.SellingPlan, 'id'> | Pick<AdminTypes.SellingPlanGroup, 'id'> | Pick<AdminTypes.ServerPixel, 'id'> | Pick<AdminTypes.ShippingLabel, 'id'> | Pick<AdminTypes.ShippingLabelPurchaseResult, 'id'> | Pick<AdminTypes.Shop, 'id'> | Pick<AdminTypes.ShopAddress, 'id'> | Pick<AdminTypes.ShopPolicy, 'id'> | Pick<AdminTypes.ShopifyPaymentsAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsBalanceTransaction, 'id'> | Pick<AdminTypes.ShopifyPaymentsBankAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsDispute, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeEvidence, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFileUpload, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFulfillment, 'id'> | Pick<AdminTypes.ShopifyPaymentsPayout, 'id'> | Pick<AdminTypes.StaffMember, 'id'> | Pick<AdminTypes.StandardMetafieldDefinitionTemplate, 'id'> | Pick<AdminTypes.StoreCreditAccount, 'id'> | Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'> | Pick<AdminTypes.StorefrontAccessToken, 'id'> | Pick<AdminTypes.SubscriptionBillingAttempt, 'id'> | Pick<AdminTypes.SubscriptionContract, 'id'> | Pick<AdminTypes.SubscriptionDraft, 'id'> | Pick<AdminTypes.TaxonomyAttribute, 'id'> | Pick<AdminTypes.TaxonomyCategory, 'id'> | Pick<AdminTypes.TaxonomyChoiceListAttribute, 'id'> | Pick<AdminTypes.TaxonomyMeasurementAttribute, 'id'> | Pick<AdminTypes.TaxonomyValue, 'id'> | Pick<AdminTypes.TenderTransaction, 'id'> | Pick<AdminTypes.TransactionFee, 'id'> | Pick<AdminTypes.UnverifiedReturnLineItem, 'id'> | Pick<AdminTypes.UrlRedirect, 'id'> | Pick<AdminTypes.UrlRedirectImport, 'id'> | Pick<AdminTypes.Validation, 'id'> | Pick<AdminTypes.Video, 'id'> | Pick<AdminTypes.WebPixel, 'id'> | Pick<AdminTypes.WebhookSubscription, 'id'>>> };

export type FulfillmentOrderFieldsFragment = (
  Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId' | 'orderName' | 'requestStatus' | 'createdAt' | 'updatedAt' | 'fulfillAt' | 'fulfillBy' | 'status'>
  & { assignedLocation: (
    Pick<AdminTypes.FulfillmentOrderAssignedLocation, 'name'>
    & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id' | 'isFulfillmentService'>> }
  ), deliveryMethod?: AdminTypes.Maybe<Pick<AdminTypes.DeliveryMethod, 'methodType'>>, lineItems: { nodes: Array<(
      Pick<AdminTypes.FulfillmentOrderLineItem, 'id' | 'sku' | 'remainingQuantity' | 'totalQuantity'>
      & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
);

export type FulfillmentOrderLineFieldsFragment = (
  Pick<AdminTypes.FulfillmentOrderLineItem, 'id' | 'sku' | 'remainingQuantity' | 'totalQuantity'>
  & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
);

export type HoldableFieldsFragment = (
  Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
  & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
);

export type InviteCustomerMutationVariables = AdminTypes.Exact<{
  customerId: AdminTypes.Scalars['ID']['input'];
  email?: AdminTypes.InputMaybe<AdminTypes.EmailInput>;
}>;


export type InviteCustomerMutation = { customerSendAccountInviteEmail?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.CustomerSendAccountInviteEmailUserError, 'field' | 'message' | 'code'>> }> };

export type LineFieldsFragment = (
  Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'variantTitle' | 'name' | 'vendor' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillableQuantity' | 'fulfillmentStatus' | 'requiresShipping' | 'taxable' | 'isGiftCard'>
  & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, taxLines: Array<(
    Pick<AdminTypes.TaxLine, 'title' | 'rate'>
    & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
);

export type TaxLineFieldsFragment = (
  Pick<AdminTypes.TaxLine, 'title' | 'rate'>
  & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type AllocationFieldsFragment = { allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> };

export type ListCollectionsQueryVariables = AdminTypes.Exact<{
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListCollectionsQuery = { collections: { nodes: Array<(
      Pick<AdminTypes.Collection, 'id' | 'title' | 'handle' | 'sortOrder' | 'description' | 'templateSuffix' | 'updatedAt'>
      & { ruleSet?: AdminTypes.Maybe<Pick<AdminTypes.CollectionRuleSet, 'appliedDisjunctively'>>, productsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, products: { nodes: Array<Pick<AdminTypes.Product, 'id' | 'title' | 'totalInventory'>> } }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ListDiscountsQueryVariables = AdminTypes.Exact<{
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  query?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListDiscountsQuery = { discountNodes: { nodes: Array<(
      Pick<AdminTypes.DiscountNode, 'id'>
      & { discount: (
        { __typename: 'DiscountAutomaticApp' }
        & Pick<AdminTypes.DiscountAutomaticApp, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount'>
      ) | (
        { __typename: 'DiscountAutomaticBasic' }
        & Pick<AdminTypes.DiscountAutomaticBasic, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount'>
        & { combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }>, customerGets: { value: { amount: Pick<AdminTypes.MoneyV2, 'amount'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'>, items: { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } } | { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } } } }
      ) | (
        { __typename: 'DiscountAutomaticBxgy' }
        & Pick<AdminTypes.DiscountAutomaticBxgy, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount'>
      ) | (
        { __typename: 'DiscountAutomaticFreeShipping' }
        & Pick<AdminTypes.DiscountAutomaticFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount'>
        & { combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }> }
      ) | (
        { __typename: 'DiscountCodeApp' }
        & Pick<AdminTypes.DiscountCodeApp, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codes: { nodes: Array<(
            Pick<AdminTypes.DiscountRedeemCode, 'code'>
            & { createdBy?: AdminTypes.Maybe<Pick<AdminTypes.App, 'title'>> }
          )> } }
      ) | (
        { __typename: 'DiscountCodeBasic' }
        & Pick<AdminTypes.DiscountCodeBasic, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codes: { nodes: Array<(
            Pick<AdminTypes.DiscountRedeemCode, 'code'>
            & { createdBy?: AdminTypes.Maybe<Pick<AdminTypes.App, 'title'>> }
          )> }, combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }>, customerGets: { value: { amount: Pick<AdminTypes.MoneyV2, 'amount'> } | Pick<AdminTypes.DiscountPercentage, 'percentage'>, items: { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } } | { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } } } }
      ) | (
        { __typename: 'DiscountCodeBxgy' }
        & Pick<AdminTypes.DiscountCodeBxgy, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codes: { nodes: Array<(
            Pick<AdminTypes.DiscountRedeemCode, 'code'>
            & { createdBy?: AdminTypes.Maybe<Pick<AdminTypes.App, 'title'>> }
          )> } }
      ) | (
        { __typename: 'DiscountCodeFreeShipping' }
        & Pick<AdminTypes.DiscountCodeFreeShipping, 'title' | 'status' | 'startsAt' | 'endsAt' | 'createdAt' | 'updatedAt' | 'tags' | 'asyncUsageCount' | 'usageLimit' | 'appliesOncePerCustomer'>
        & { codes: { nodes: Array<(
            Pick<AdminTypes.DiscountRedeemCode, 'code'>
            & { createdBy?: AdminTypes.Maybe<Pick<AdminTypes.App, 'title'>> }
          )> }, combinesWith: Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>, minimumRequirement?: AdminTypes.Maybe<Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'> | { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> }> }
      ) }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

type ValueOff_DiscountAmount_Fragment = { amount: Pick<AdminTypes.MoneyV2, 'amount'> };

type ValueOff_DiscountOnQuantity_Fragment = {};

type ValueOff_DiscountPercentage_Fragment = Pick<AdminTypes.DiscountPercentage, 'percentage'>;

export type ValueOffFragment = ValueOff_DiscountAmount_Fragment | ValueOff_DiscountOnQuantity_Fragment | ValueOff_DiscountPercentage_Fragment;

type Items_AllDiscountItems_Fragment = {};

type Items_DiscountCollections_Fragment = { collections: { nodes: Array<Pick<AdminTypes.Collection, 'id'>> } };

type Items_DiscountProducts_Fragment = { products: { nodes: Array<Pick<AdminTypes.Product, 'id'>> } };

export type ItemsFragment = Items_AllDiscountItems_Fragment | Items_DiscountCollections_Fragment | Items_DiscountProducts_Fragment;

type Least_DiscountMinimumQuantity_Fragment = Pick<AdminTypes.DiscountMinimumQuantity, 'greaterThanOrEqualToQuantity'>;

type Least_DiscountMinimumSubtotal_Fragment = { greaterThanOrEqualToSubtotal: Pick<AdminTypes.MoneyV2, 'amount'> };

export type LeastFragment = Least_DiscountMinimumQuantity_Fragment | Least_DiscountMinimumSubtotal_Fragment;

export type CombiningFragment = Pick<AdminTypes.DiscountCombinesWith, 'orderDiscounts' | 'productDiscounts' | 'shippingDiscounts'>;

export type ListSegmentMembersQueryVariables = AdminTypes.Exact<{
  segmentId: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListSegmentMembersQuery = { customerSegmentMembers: { edges: Array<{ node: Pick<AdminTypes.CustomerSegmentMember, 'id'> }>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ListSegmentsQueryVariables = AdminTypes.Exact<{
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListSegmentsQuery = { segments: { nodes: Array<Pick<AdminTypes.Segment, 'id' | 'name'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ListSubscriptionsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ListSubscriptionsQuery = { webhookSubscriptions: { nodes: Array<Pick<AdminTypes.WebhookSubscription, 'id' | 'topic' | 'uri' | 'format' | 'filter' | 'includeFields'>> }, currentAppInstallation: { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> } };

export type ListUpdatedOrdersQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListUpdatedOrdersQuery = { orders: { nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
      & { subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type MarkOrderAsPaidMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type MarkOrderAsPaidMutation = { orderMarkAsPaid?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type MoveFulfillmentOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  newLocationId: AdminTypes.Scalars['ID']['input'];
  lines?: AdminTypes.InputMaybe<Array<AdminTypes.FulfillmentOrderLineItemInput> | AdminTypes.FulfillmentOrderLineItemInput>;
}>;


export type MoveFulfillmentOrderMutation = { fulfillmentOrderMove?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderMoveFulfillmentOrderMoveUserError, 'field' | 'message' | 'code'>> }> };

export type OrderFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'taxesIncluded' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
  & { discountApplications: { nodes: Array<(
      { __typename: 'AutomaticDiscountApplication' }
      & Pick<AdminTypes.AutomaticDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
      & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
    ) | (
      { __typename: 'DiscountCodeApplication' }
      & Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
      & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
    ) | (
      { __typename: 'ManualDiscountApplication' }
      & Pick<AdminTypes.ManualDiscountApplication, 'title' | 'description' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
      & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
    ) | (
      { __typename: 'ScriptDiscountApplication' }
      & Pick<AdminTypes.ScriptDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
      & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
    )> }, lineItems: { nodes: Array<(
      Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'variantTitle' | 'name' | 'vendor' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillableQuantity' | 'fulfillmentStatus' | 'requiresShipping' | 'taxable' | 'isGiftCard'>
      & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, taxLines: Array<(
        Pick<AdminTypes.TaxLine, 'title' | 'rate'>
        & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, shippingLines: { nodes: Array<(
      Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'code' | 'source' | 'carrierIdentifier' | 'isRemoved'>
      & { originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
    )> }, fulfillments: Array<(
    Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
    & { fulfillmentLineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> }, location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
  )>, refunds: Array<(
    Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt' | 'note'>
    & { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id'>>, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
        & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )>, app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, taxLines: Array<(
    Pick<AdminTypes.TaxLine, 'title' | 'rate'>
    & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type OrderOwnFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'taxesIncluded' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
  & { app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, taxLines: Array<(
    Pick<AdminTypes.TaxLine, 'title' | 'rate'>
    & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ShippingLineFieldsFragment = (
  Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'code' | 'source' | 'carrierIdentifier' | 'isRemoved'>
  & { originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
);

type DiscountFields_AutomaticDiscountApplication_Fragment = (
  { __typename: 'AutomaticDiscountApplication' }
  & Pick<AdminTypes.AutomaticDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
  & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
);

type DiscountFields_DiscountCodeApplication_Fragment = (
  { __typename: 'DiscountCodeApplication' }
  & Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
  & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
);

type DiscountFields_ManualDiscountApplication_Fragment = (
  { __typename: 'ManualDiscountApplication' }
  & Pick<AdminTypes.ManualDiscountApplication, 'title' | 'description' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
  & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
);

type DiscountFields_ScriptDiscountApplication_Fragment = (
  { __typename: 'ScriptDiscountApplication' }
  & Pick<AdminTypes.ScriptDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
  & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
);

export type DiscountFieldsFragment = DiscountFields_AutomaticDiscountApplication_Fragment | DiscountFields_DiscountCodeApplication_Fragment | DiscountFields_ManualDiscountApplication_Fragment | DiscountFields_ScriptDiscountApplication_Fragment;

export type OrderValueFieldsFragment = (
  Pick<AdminTypes.Order, 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
  & { subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ParcelFieldsFragment = (
  Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
  & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
);

export type PlaceHoldMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  hold: AdminTypes.FulfillmentOrderHoldInput;
}>;


export type PlaceHoldMutation = { fulfillmentOrderHold?: AdminTypes.Maybe<{ fulfillmentHold?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentHold, 'id'>>, userErrors: Array<Pick<AdminTypes.FulfillmentOrderHoldUserError, 'field' | 'message' | 'code'>> }> };

export type PrepareForPickupMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type PrepareForPickupMutation = { fulfillmentOrderLineItemsPreparedForPickup?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderLineItemsPreparedForPickupUserError, 'field' | 'message' | 'code'>> }> };

export type PublishMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  publicationId: AdminTypes.Scalars['ID']['input'];
}>;


export type PublishMutation = { publishablePublish?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type ReadBulkOperationQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadBulkOperationQuery = { bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id' | 'status' | 'errorCode' | 'objectCount' | 'rootObjectCount' | 'url' | 'partialDataUrl'>> };

export type ReadChannelsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadChannelsQuery = { product?: AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id'>
    & { resourcePublications: { nodes: Array<(
        Pick<AdminTypes.ResourcePublication, 'isPublished'>
        & { publication: Pick<AdminTypes.Publication, 'id'> }
      )> } }
  )>, publications: { nodes: Array<Pick<AdminTypes.Publication, 'id' | 'name'>> } };

export type ReadCollectionChannelsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadCollectionChannelsQuery = { collection?: AdminTypes.Maybe<(
    Pick<AdminTypes.Collection, 'id'>
    & { resourcePublications: { nodes: Array<(
        Pick<AdminTypes.ResourcePublication, 'isPublished'>
        & { publication: Pick<AdminTypes.Publication, 'id'> }
      )> } }
  )>, publications: { nodes: Array<Pick<AdminTypes.Publication, 'id' | 'name'>> } };

export type ReadCustomerStateQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadCustomerStateQuery = { customer?: AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id' | 'state' | 'firstName' | 'lastName' | 'note' | 'taxExempt' | 'locale'>
    & { defaultEmailAddress?: AdminTypes.Maybe<Pick<AdminTypes.CustomerEmailAddress, 'emailAddress' | 'marketingState' | 'marketingOptInLevel'>>, defaultPhoneNumber?: AdminTypes.Maybe<Pick<AdminTypes.CustomerPhoneNumber, 'phoneNumber' | 'marketingState' | 'marketingOptInLevel'>> }
  )> };

export type ReadCustomersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  events: AdminTypes.Scalars['Boolean']['input'];
  metafields: AdminTypes.Scalars['Boolean']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadCustomersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id' | 'firstName' | 'lastName' | 'note' | 'tags' | 'state' | 'locale' | 'verifiedEmail' | 'taxExempt' | 'createdAt' | 'updatedAt' | 'numberOfOrders'>
    & { amountSpent: Pick<AdminTypes.MoneyV2, 'amount'>, defaultEmailAddress?: AdminTypes.Maybe<Pick<AdminTypes.CustomerEmailAddress, 'emailAddress' | 'marketingState' | 'marketingOptInLevel'>>, defaultPhoneNumber?: AdminTypes.Maybe<Pick<AdminTypes.CustomerPhoneNumber, 'phoneNumber' | 'marketingState' | 'marketingOptInLevel'>>, events?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'>> }, made?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'attributeToUser'>> }, metafields?: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  )>> };

export type ReadDraftOrderQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadDraftOrderQuery = { draftOrder?: AdminTypes.Maybe<(
    Pick<AdminTypes.DraftOrder, 'id' | 'status'>
    & { order?: AdminTypes.Maybe<Pick<AdminTypes.Order, 'id'>> }
  )> };

export type ReadDraftOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  events: AdminTypes.Scalars['Boolean']['input'];
  metafields: AdminTypes.Scalars['Boolean']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadDraftOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.DraftOrder, 'id' | 'createdAt'>
    & { events?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'>> }, made?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'attributeToUser'>> }, metafields?: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  )>> };

export type ReadEditableOrderQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadEditableOrderQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'cancelledAt' | 'displayFulfillmentStatus' | 'currencyCode' | 'presentmentCurrencyCode'>
    & { lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'title' | 'currentQuantity'>
        & { variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }> }
      )> }, shippingLines: { nodes: Array<Pick<AdminTypes.ShippingLine, 'id' | 'title'>> } }
  )> };

export type ReadFulfillmentLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadFulfillmentLinesQuery = { fulfillment?: AdminTypes.Maybe<{ fulfillmentLineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadFulfillmentOrderLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadFulfillmentOrderLinesQuery = { fulfillmentOrder?: AdminTypes.Maybe<{ lineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrderLineItem, 'id' | 'sku' | 'remainingQuantity' | 'totalQuantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadFulfillmentOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id'>
    & { fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId' | 'orderName' | 'requestStatus' | 'createdAt' | 'updatedAt' | 'fulfillAt' | 'fulfillBy' | 'status'>
        & { assignedLocation: (
          Pick<AdminTypes.FulfillmentOrderAssignedLocation, 'name'>
          & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id' | 'isFulfillmentService'>> }
        ), deliveryMethod?: AdminTypes.Maybe<Pick<AdminTypes.DeliveryMethod, 'methodType'>>, lineItems: { nodes: Array<(
            Pick<AdminTypes.FulfillmentOrderLineItem, 'id' | 'sku' | 'remainingQuantity' | 'totalQuantity'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )>> };

export type ReadMoreFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadMoreFulfillmentOrdersQuery = { order?: AdminTypes.Maybe<{ fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId' | 'orderName' | 'requestStatus' | 'createdAt' | 'updatedAt' | 'fulfillAt' | 'fulfillBy' | 'status'>
        & { assignedLocation: (
          Pick<AdminTypes.FulfillmentOrderAssignedLocation, 'name'>
          & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id' | 'isFulfillmentService'>> }
        ), deliveryMethod?: AdminTypes.Maybe<Pick<AdminTypes.DeliveryMethod, 'methodType'>>, lineItems: { nodes: Array<(
            Pick<AdminTypes.FulfillmentOrderLineItem, 'id' | 'sku' | 'remainingQuantity' | 'totalQuantity'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadFulfillmentQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadFulfillmentQuery = { fulfillment?: AdminTypes.Maybe<(
    Pick<AdminTypes.Fulfillment, 'id' | 'status'>
    & { trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>>, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message'>> } }
  )> };

export type ReadHoldsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadHoldsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id'>
    & { fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )>> };

export type ReadMoreHoldsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadMoreHoldsQuery = { order?: AdminTypes.Maybe<{ fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadInstallationQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadInstallationQuery = { currentAppInstallation: Pick<AdminTypes.AppInstallation, 'id'> };

export type ReadLevelsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  names: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type ReadLevelsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.InventoryItem, 'id'>
    & { inventoryLevels: { nodes: Array<(
        Pick<AdminTypes.InventoryLevel, 'id'>
        & { location: Pick<AdminTypes.Location, 'id'>, quantities: Array<Pick<AdminTypes.InventoryQuantity, 'name' | 'quantity'>> }
      )> } }
  )>> };

export type ReadLocationNamesQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadLocationNamesQuery = { locations: { nodes: Array<Pick<AdminTypes.Location, 'id' | 'name'>> } };

export type ReadLocationsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadLocationsQuery = { locations: { nodes: Array<(
      Pick<AdminTypes.Location, 'id' | 'name' | 'isActive' | 'fulfillsOnlineOrders' | 'isFulfillmentService'>
      & { fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, address: Pick<AdminTypes.LocationAddress, 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCode' | 'phone' | 'latitude' | 'longitude'> }
    )> } };

export type ReadMetafieldQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  isShop: AdminTypes.Scalars['Boolean']['input'];
  namespace: AdminTypes.Scalars['String']['input'];
  key: AdminTypes.Scalars['String']['input'];
}>;


export type ReadMetafieldQuery = { node?: AdminTypes.Maybe<Pick<AdminTypes.AbandonedCheckout, 'id'> | Pick<AdminTypes.AbandonedCheckoutLineItem, 'id'> | Pick<AdminTypes.Abandonment, 'id'> | Pick<AdminTypes.AddAllProductsOperation, 'id'> | Pick<AdminTypes.AdditionalFee, 'id'> | Pick<AdminTypes.AnalyticsAnnotation, 'id'> | Pick<AdminTypes.AnalyticsTarget, 'id'> | Pick<AdminTypes.App, 'id'> | Pick<AdminTypes.AppCatalog, 'id'> | Pick<AdminTypes.AppCredit, 'id'> | (
    Pick<AdminTypes.AppInstallation, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.AppPurchaseOneTime, 'id'> | Pick<AdminTypes.AppRevenueAttributionRecord, 'id'> | Pick<AdminTypes.AppSubscription, 'id'> | Pick<AdminTypes.AppUsageRecord, 'id'> | (
    Pick<AdminTypes.Article, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.BasicEvent, 'id'> | (
    Pick<AdminTypes.Blog, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.BulkOperation, 'id'> | Pick<AdminTypes.BusinessEntity, 'id'> | Pick<AdminTypes.CalculatedOrder, 'id'> | (
    Pick<AdminTypes.CartTransform, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.CashDrawer, 'id'> | Pick<AdminTypes.CashManagementCustomReasonCode, 'id'> | Pick<AdminTypes.CashManagementDefaultReasonCode, 'id'> | Pick<AdminTypes.CashManagementSystemReasonCode, 'id'> | Pick<AdminTypes.CashTrackingAdjustment, 'id'> | Pick<AdminTypes.CashTrackingSession, 'id'> | Pick<AdminTypes.CatalogCsvOperation, 'id'> | Pick<AdminTypes.Channel, 'id'> | Pick<AdminTypes.ChannelDefinition, 'id'> | Pick<AdminTypes.ChannelInformation, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfiguration, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfigurationOverride, 'id'> | Pick<AdminTypes.CheckoutProfile, 'id'> | (
    Pick<AdminTypes.Collection, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.CollectionConditionsSource, 'id'> | Pick<AdminTypes.CollectionSubCollectionsSource, 'id'> | Pick<AdminTypes.Comment, 'id'> | Pick<AdminTypes.CommentEvent, 'id'> | (
    Pick<AdminTypes.Company, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.CompanyAddress, 'id'> | Pick<AdminTypes.CompanyContact, 'id'> | Pick<AdminTypes.CompanyContactRole, 'id'> | Pick<AdminTypes.CompanyContactRoleAssignment, 'id'> | (
    Pick<AdminTypes.CompanyLocation, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.CompanyLocationCatalog, 'id'> | Pick<AdminTypes.CompanyLocationStaffMemberAssignment, 'id'> | Pick<AdminTypes.ConsentPolicy, 'id'> | Pick<AdminTypes.CurrencyExchangeAdjustment, 'id'> | (
    Pick<AdminTypes.Customer, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.CustomerAccountAppExtensionPage, 'id'> | Pick<AdminTypes.CustomerAccountNativePage, 'id'> | Pick<AdminTypes.CustomerPaymentMethod, 'id'> | Pick<AdminTypes.CustomerSegmentMembersQuery, 'id'> | Pick<AdminTypes.CustomerVisit, 'id'> | Pick<AdminTypes.DeliveryCarrierService, 'id'> | Pick<AdminTypes.DeliveryCondition, 'id'> | Pick<AdminTypes.DeliveryCountry, 'id'> | (
    Pick<AdminTypes.DeliveryCustomization, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.DeliveryLocationGroup, 'id'> | Pick<AdminTypes.DeliveryMethod, 'id'> | Pick<AdminTypes.DeliveryMethodDefinition, 'id'> | Pick<AdminTypes.DeliveryParticipant, 'id'> | Pick<AdminTypes.DeliveryProfile, 'id'> | Pick<AdminTypes.DeliveryProfileItem, 'id'> | Pick<AdminTypes.DeliveryPromiseParticipant, 'id'> | Pick<AdminTypes.DeliveryPromiseProvider, 'id'> | Pick<AdminTypes.DeliveryProvince, 'id'> | Pick<AdminTypes.DeliveryRateDefinition, 'id'> | Pick<AdminTypes.DeliveryZone, 'id'> | Pick<AdminTypes.DiscountAutomaticBxgy, 'id'> | (
    Pick<AdminTypes.DiscountAutomaticNode, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | (
    Pick<AdminTypes.DiscountCodeNode, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | (
    Pick<AdminTypes.DiscountNode, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'> | Pick<AdminTypes.Domain, 'id'> | (
    Pick<AdminTypes.DraftOrder, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.DraftOrderLineItem, 'id'> | Pick<AdminTypes.DraftOrderTag, 'id'> | Pick<AdminTypes.Duty, 'id'> | Pick<AdminTypes.ExchangeLineItem, 'id'> | Pick<AdminTypes.ExternalVideo, 'id'> | Pick<AdminTypes.Fulfillment, 'id'> | (
    Pick<AdminTypes.FulfillmentConstraintRule, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.FulfillmentEvent, 'id'> | Pick<AdminTypes.FulfillmentHold, 'id'> | Pick<AdminTypes.FulfillmentLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrder, 'id'> | Pick<AdminTypes.FulfillmentOrderDestination, 'id'> | Pick<AdminTypes.FulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrderMerchantRequest, 'id'> | Pick<AdminTypes.GenericFile, 'id'> | Pick<AdminTypes.GiftCard, 'id'> | (
    Pick<AdminTypes.GiftCardCashOutTransaction, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | (
    Pick<AdminTypes.GiftCardCreditTransaction, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | (
    Pick<AdminTypes.GiftCardDebitTransaction, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.IdentityProviderSubject, 'id'> | Pick<AdminTypes.InventoryAdjustmentGroup, 'id'> | Pick<AdminTypes.InventoryItem, 'id'> | Pick<AdminTypes.InventoryItemMeasurement, 'id'> | Pick<AdminTypes.InventoryLevel, 'id'> | Pick<AdminTypes.InventoryQuantity, 'id'> | Pick<AdminTypes.InventoryShipment, 'id'> | Pick<AdminTypes.InventoryShipmentLineItem, 'id'> | (
    Pick<AdminTypes.InventoryTransfer, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.InventoryTransferLineItem, 'id'> | Pick<AdminTypes.LineItem, 'id'> | Pick<AdminTypes.LineItemGroup, 'id'> | (
    Pick<AdminTypes.Location, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.MailingAddress, 'id'> | (
    Pick<AdminTypes.Market, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.MarketCatalog, 'id'> | Pick<AdminTypes.MarketRegionCountry, 'id'> | Pick<AdminTypes.MarketRegionSubdivision, 'id'> | Pick<AdminTypes.MarketWebPresence, 'id'> | Pick<AdminTypes.MarketingActivity, 'id'> | Pick<AdminTypes.MarketingEvent, 'id'> | (
    Pick<AdminTypes.MediaImage, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.Menu, 'id'> | Pick<AdminTypes.Metafield, 'id'> | Pick<AdminTypes.MetafieldDefinition, 'id'> | Pick<AdminTypes.Metaobject, 'id'> | Pick<AdminTypes.MetaobjectDefinition, 'id'> | Pick<AdminTypes.Model3d, 'id'> | Pick<AdminTypes.OnlineStoreTheme, 'id'> | (
    Pick<AdminTypes.Order, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.OrderAdjustment, 'id'> | Pick<AdminTypes.OrderAttributionDefinition, 'id'> | Pick<AdminTypes.OrderCancelJobResult, 'id'> | Pick<AdminTypes.OrderCreateMandatePaymentJobResult, 'id'> | Pick<AdminTypes.OrderDisputeSummary, 'id'> | Pick<AdminTypes.OrderEditSession, 'id'> | Pick<AdminTypes.OrderTransaction, 'id'> | (
    Pick<AdminTypes.Page, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | (
    Pick<AdminTypes.PaymentCustomization, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.PaymentMandate, 'id'> | Pick<AdminTypes.PaymentSchedule, 'id'> | Pick<AdminTypes.PaymentTerms, 'id'> | Pick<AdminTypes.PaymentTermsTemplate, 'id'> | Pick<AdminTypes.PointOfSaleDevice, 'id'> | Pick<AdminTypes.PointOfSaleDevicePaymentSession, 'id'> | Pick<AdminTypes.PriceList, 'id'> | (
    Pick<AdminTypes.Product, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.ProductBundleOperation, 'id'> | Pick<AdminTypes.ProductDeleteOperation, 'id'> | Pick<AdminTypes.ProductDuplicateOperation, 'id'> | Pick<AdminTypes.ProductFeed, 'id'> | Pick<AdminTypes.ProductOption, 'id'> | Pick<AdminTypes.ProductOptionValue, 'id'> | Pick<AdminTypes.ProductSetOperation, 'id'> | Pick<AdminTypes.ProductTaxonomyNode, 'id'> | (
    Pick<AdminTypes.ProductVariant, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.ProductVariantComponent, 'id'> | Pick<AdminTypes.Publication, 'id'> | Pick<AdminTypes.PublicationResourceOperation, 'id'> | Pick<AdminTypes.QuantityPriceBreak, 'id'> | Pick<AdminTypes.Refund, 'id'> | Pick<AdminTypes.RefundShippingLine, 'id'> | Pick<AdminTypes.Return, 'id'> | Pick<AdminTypes.ReturnLineItem, 'id'> | Pick<AdminTypes.ReturnReasonDefinition, 'id'> | Pick<AdminTypes.ReturnableFulfillment, 'id'> | Pick<AdminTypes.ReverseDelivery, 'id'> | Pick<AdminTypes.ReverseDeliveryLineItem, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrder, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderDisposition, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.SaleAdditionalFee, 'id'> | Pick<AdminTypes.SavedSearch, 'id'> | Pick<AdminTypes.ScriptTag, 'id'> | Pick<AdminTypes.Segment, 'id'> | (
    Pick<AdminTypes.SellingPlan, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.SellingPlanGroup, 'id'> | Pick<AdminTypes.ServerPixel, 'id'> | Pick<AdminTypes.ShippingLabel, 'id'> | Pick<AdminTypes.ShippingLabelPurchaseResult, 'id'> | (
    Pick<AdminTypes.Shop, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.ShopAddress, 'id'> | Pick<AdminTypes.ShopPolicy, 'id'> | Pick<AdminTypes.ShopifyPaymentsAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsBalanceTransaction, 'id'> | Pick<AdminTypes.ShopifyPaymentsBankAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsDispute, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeEvidence, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFileUpload, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFulfillment, 'id'> | Pick<AdminTypes.ShopifyPaymentsPayout, 'id'> | Pick<AdminTypes.StaffMember, 'id'> | Pick<AdminTypes.StandardMetafieldDefinitionTemplate, 'id'> | Pick<AdminTypes.StoreCreditAccount, 'id'> | Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'> | Pick<AdminTypes.StorefrontAccessToken, 'id'> | Pick<AdminTypes.SubscriptionBillingAttempt, 'id'> | Pick<AdminTypes.SubscriptionContract, 'id'> | Pick<AdminTypes.SubscriptionDraft, 'id'> | Pick<AdminTypes.TaxonomyAttribute, 'id'> | Pick<AdminTypes.TaxonomyCategory, 'id'> | Pick<AdminTypes.TaxonomyChoiceListAttribute, 'id'> | Pick<AdminTypes.TaxonomyMeasurementAttribute, 'id'> | Pick<AdminTypes.TaxonomyValue, 'id'> | Pick<AdminTypes.TenderTransaction, 'id'> | Pick<AdminTypes.TransactionFee, 'id'> | Pick<AdminTypes.UnverifiedReturnLineItem, 'id'> | Pick<AdminTypes.UrlRedirect, 'id'> | Pick<AdminTypes.UrlRedirectImport, 'id'> | (
    Pick<AdminTypes.Validation, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) | Pick<AdminTypes.Video, 'id'> | Pick<AdminTypes.WebPixel, 'id'> | Pick<AdminTypes.WebhookSubscription, 'id'>>, shop?: (
    Pick<AdminTypes.Shop, 'id'>
    & { metafield?: AdminTypes.Maybe<Pick<AdminTypes.Metafield, 'type' | 'value'>> }
  ) };

export type ReadMetafieldsOfQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadMetafieldsOfQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.AbandonedCheckout, 'id'> | Pick<AdminTypes.AbandonedCheckoutLineItem, 'id'> | Pick<AdminTypes.Abandonment, 'id'> | Pick<AdminTypes.AddAllProductsOperation, 'id'> | Pick<AdminTypes.AdditionalFee, 'id'> | Pick<AdminTypes.AnalyticsAnnotation, 'id'> | Pick<AdminTypes.AnalyticsTarget, 'id'> | Pick<AdminTypes.App, 'id'> | Pick<AdminTypes.AppCatalog, 'id'> | Pick<AdminTypes.AppCredit, 'id'> | (
    Pick<AdminTypes.AppInstallation, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.AppPurchaseOneTime, 'id'> | Pick<AdminTypes.AppRevenueAttributionRecord, 'id'> | Pick<AdminTypes.AppSubscription, 'id'> | Pick<AdminTypes.AppUsageRecord, 'id'> | (
    Pick<AdminTypes.Article, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.BasicEvent, 'id'> | (
    Pick<AdminTypes.Blog, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.BulkOperation, 'id'> | Pick<AdminTypes.BusinessEntity, 'id'> | Pick<AdminTypes.CalculatedOrder, 'id'> | (
    Pick<AdminTypes.CartTransform, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.CashDrawer, 'id'> | Pick<AdminTypes.CashManagementCustomReasonCode, 'id'> | Pick<AdminTypes.CashManagementDefaultReasonCode, 'id'> | Pick<AdminTypes.CashManagementSystemReasonCode, 'id'> | Pick<AdminTypes.CashTrackingAdjustment, 'id'> | Pick<AdminTypes.CashTrackingSession, 'id'> | Pick<AdminTypes.CatalogCsvOperation, 'id'> | Pick<AdminTypes.Channel, 'id'> | Pick<AdminTypes.ChannelDefinition, 'id'> | Pick<AdminTypes.ChannelInformation, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfiguration, 'id'> | Pick<AdminTypes.CheckoutAndAccountsConfigurationOverride, 'id'> | Pick<AdminTypes.CheckoutProfile, 'id'> | (
    Pick<AdminTypes.Collection, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.CollectionConditionsSource, 'id'> | Pick<AdminTypes.CollectionSubCollectionsSource, 'id'> | Pick<AdminTypes.Comment, 'id'> | Pick<AdminTypes.CommentEvent, 'id'> | (
    Pick<AdminTypes.Company, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.CompanyAddress, 'id'> | Pick<AdminTypes.CompanyContact, 'id'> | Pick<AdminTypes.CompanyContactRole, 'id'> | Pick<AdminTypes.CompanyContactRoleAssignment, 'id'> | (
    Pick<AdminTypes.CompanyLocation, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.CompanyLocationCatalog, 'id'> | Pick<AdminTypes.CompanyLocationStaffMemberAssignment, 'id'> | Pick<AdminTypes.ConsentPolicy, 'id'> | Pick<AdminTypes.CurrencyExchangeAdjustment, 'id'> | (
    Pick<AdminTypes.Customer, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.CustomerAccountAppExtensionPage, 'id'> | Pick<AdminTypes.CustomerAccountNativePage, 'id'> | Pick<AdminTypes.CustomerPaymentMethod, 'id'> | Pick<AdminTypes.CustomerSegmentMembersQuery, 'id'> | Pick<AdminTypes.CustomerVisit, 'id'> | Pick<AdminTypes.DeliveryCarrierService, 'id'> | Pick<AdminTypes.DeliveryCondition, 'id'> | Pick<AdminTypes.DeliveryCountry, 'id'> | (
    Pick<AdminTypes.DeliveryCustomization, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.DeliveryLocationGroup, 'id'> | Pick<AdminTypes.DeliveryMethod, 'id'> | Pick<AdminTypes.DeliveryMethodDefinition, 'id'> | Pick<AdminTypes.DeliveryParticipant, 'id'> | Pick<AdminTypes.DeliveryProfile, 'id'> | Pick<AdminTypes.DeliveryProfileItem, 'id'> | Pick<AdminTypes.DeliveryPromiseParticipant, 'id'> | Pick<AdminTypes.DeliveryPromiseProvider, 'id'> | Pick<AdminTypes.DeliveryProvince, 'id'> | Pick<AdminTypes.DeliveryRateDefinition, 'id'> | Pick<AdminTypes.DeliveryZone, 'id'> | Pick<AdminTypes.DiscountAutomaticBxgy, 'id'> | (
    Pick<AdminTypes.DiscountAutomaticNode, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | (
    Pick<AdminTypes.DiscountCodeNode, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | (
    Pick<AdminTypes.DiscountNode, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.DiscountRedeemCodeBulkCreation, 'id'> | Pick<AdminTypes.Domain, 'id'> | (
    Pick<AdminTypes.DraftOrder, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.DraftOrderLineItem, 'id'> | Pick<AdminTypes.DraftOrderTag, 'id'> | Pick<AdminTypes.Duty, 'id'> | Pick<AdminTypes.ExchangeLineItem, 'id'> | Pick<AdminTypes.ExternalVideo, 'id'> | Pick<AdminTypes.Fulfillment, 'id'> | (
    Pick<AdminTypes.FulfillmentConstraintRule, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.FulfillmentEvent, 'id'> | Pick<AdminTypes.FulfillmentHold, 'id'> | Pick<AdminTypes.FulfillmentLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrder, 'id'> | Pick<AdminTypes.FulfillmentOrderDestination, 'id'> | Pick<AdminTypes.FulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.FulfillmentOrderMerchantRequest, 'id'> | Pick<AdminTypes.GenericFile, 'id'> | Pick<AdminTypes.GiftCard, 'id'> | (
    Pick<AdminTypes.GiftCardCashOutTransaction, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | (
    Pick<AdminTypes.GiftCardCreditTransaction, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | (
    Pick<AdminTypes.GiftCardDebitTransaction, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.IdentityProviderSubject, 'id'> | Pick<AdminTypes.InventoryAdjustmentGroup, 'id'> | Pick<AdminTypes.InventoryItem, 'id'> | Pick<AdminTypes.InventoryItemMeasurement, 'id'> | Pick<AdminTypes.InventoryLevel, 'id'> | Pick<AdminTypes.InventoryQuantity, 'id'> | Pick<AdminTypes.InventoryShipment, 'id'> | Pick<AdminTypes.InventoryShipmentLineItem, 'id'> | (
    Pick<AdminTypes.InventoryTransfer, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.InventoryTransferLineItem, 'id'> | Pick<AdminTypes.LineItem, 'id'> | Pick<AdminTypes.LineItemGroup, 'id'> | (
    Pick<AdminTypes.Location, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.MailingAddress, 'id'> | (
    Pick<AdminTypes.Market, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.MarketCatalog, 'id'> | Pick<AdminTypes.MarketRegionCountry, 'id'> | Pick<AdminTypes.MarketRegionSubdivision, 'id'> | Pick<AdminTypes.MarketWebPresence, 'id'> | Pick<AdminTypes.MarketingActivity, 'id'> | Pick<AdminTypes.MarketingEvent, 'id'> | (
    Pick<AdminTypes.MediaImage, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.Menu, 'id'> | Pick<AdminTypes.Metafield, 'id'> | Pick<AdminTypes.MetafieldDefinition, 'id'> | Pick<AdminTypes.Metaobject, 'id'> | Pick<AdminTypes.MetaobjectDefinition, 'id'> | Pick<AdminTypes.Model3d, 'id'> | Pick<AdminTypes.OnlineStoreTheme, 'id'> | (
    Pick<AdminTypes.Order, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.OrderAdjustment, 'id'> | Pick<AdminTypes.OrderAttributionDefinition, 'id'> | Pick<AdminTypes.OrderCancelJobResult, 'id'> | Pick<AdminTypes.OrderCreateMandatePaymentJobResult, 'id'> | Pick<AdminTypes.OrderDisputeSummary, 'id'> | Pick<AdminTypes.OrderEditSession, 'id'> | Pick<AdminTypes.OrderTransaction, 'id'> | (
    Pick<AdminTypes.Page, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | (
    Pick<AdminTypes.PaymentCustomization, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.PaymentMandate, 'id'> | Pick<AdminTypes.PaymentSchedule, 'id'> | Pick<AdminTypes.PaymentTerms, 'id'> | Pick<AdminTypes.PaymentTermsTemplate, 'id'> | Pick<AdminTypes.PointOfSaleDevice, 'id'> | Pick<AdminTypes.PointOfSaleDevicePaymentSession, 'id'> | Pick<AdminTypes.PriceList, 'id'> | (
    Pick<AdminTypes.Product, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.ProductBundleOperation, 'id'> | Pick<AdminTypes.ProductDeleteOperation, 'id'> | Pick<AdminTypes.ProductDuplicateOperation, 'id'> | Pick<AdminTypes.ProductFeed, 'id'> | Pick<AdminTypes.ProductOption, 'id'> | Pick<AdminTypes.ProductOptionValue, 'id'> | Pick<AdminTypes.ProductSetOperation, 'id'> | Pick<AdminTypes.ProductTaxonomyNode, 'id'> | (
    Pick<AdminTypes.ProductVariant, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.ProductVariantComponent, 'id'> | Pick<AdminTypes.Publication, 'id'> | Pick<AdminTypes.PublicationResourceOperation, 'id'> | Pick<AdminTypes.QuantityPriceBreak, 'id'> | Pick<AdminTypes.Refund, 'id'> | Pick<AdminTypes.RefundShippingLine, 'id'> | Pick<AdminTypes.Return, 'id'> | Pick<AdminTypes.ReturnLineItem, 'id'> | Pick<AdminTypes.ReturnReasonDefinition, 'id'> | Pick<AdminTypes.ReturnableFulfillment, 'id'> | Pick<AdminTypes.ReverseDelivery, 'id'> | Pick<AdminTypes.ReverseDeliveryLineItem, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrder, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderDisposition, 'id'> | Pick<AdminTypes.ReverseFulfillmentOrderLineItem, 'id'> | Pick<AdminTypes.SaleAdditionalFee, 'id'> | Pick<AdminTypes.SavedSearch, 'id'> | Pick<AdminTypes.ScriptTag, 'id'> | Pick<AdminTypes.Segment, 'id'> | (
    Pick<AdminTypes.SellingPlan, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.SellingPlanGroup, 'id'> | Pick<AdminTypes.ServerPixel, 'id'> | Pick<AdminTypes.ShippingLabel, 'id'> | Pick<AdminTypes.ShippingLabelPurchaseResult, 'id'> | (
    Pick<AdminTypes.Shop, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.ShopAddress, 'id'> | Pick<AdminTypes.ShopPolicy, 'id'> | Pick<AdminTypes.ShopifyPaymentsAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsBalanceTransaction, 'id'> | Pick<AdminTypes.ShopifyPaymentsBankAccount, 'id'> | Pick<AdminTypes.ShopifyPaymentsDispute, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeEvidence, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFileUpload, 'id'> | Pick<AdminTypes.ShopifyPaymentsDisputeFulfillment, 'id'> | Pick<AdminTypes.ShopifyPaymentsPayout, 'id'> | Pick<AdminTypes.StaffMember, 'id'> | Pick<AdminTypes.StandardMetafieldDefinitionTemplate, 'id'> | Pick<AdminTypes.StoreCreditAccount, 'id'> | Pick<AdminTypes.StoreCreditAccountCreditTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitRevertTransaction, 'id'> | Pick<AdminTypes.StoreCreditAccountDebitTransaction, 'id'> | Pick<AdminTypes.StorefrontAccessToken, 'id'> | Pick<AdminTypes.SubscriptionBillingAttempt, 'id'> | Pick<AdminTypes.SubscriptionContract, 'id'> | Pick<AdminTypes.SubscriptionDraft, 'id'> | Pick<AdminTypes.TaxonomyAttribute, 'id'> | Pick<AdminTypes.TaxonomyCategory, 'id'> | Pick<AdminTypes.TaxonomyChoiceListAttribute, 'id'> | Pick<AdminTypes.TaxonomyMeasurementAttribute, 'id'> | Pick<AdminTypes.TaxonomyValue, 'id'> | Pick<AdminTypes.TenderTransaction, 'id'> | Pick<AdminTypes.TransactionFee, 'id'> | Pick<AdminTypes.UnverifiedReturnLineItem, 'id'> | Pick<AdminTypes.UrlRedirect, 'id'> | Pick<AdminTypes.UrlRedirectImport, 'id'> | (
    Pick<AdminTypes.Validation, 'id'>
    & { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  ) | Pick<AdminTypes.Video, 'id'> | Pick<AdminTypes.WebPixel, 'id'> | Pick<AdminTypes.WebhookSubscription, 'id'>>> };

export type ReadOrderCompaniesQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  metafields: AdminTypes.Scalars['Boolean']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadOrderCompaniesQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id'>
    & { purchasingEntity?: AdminTypes.Maybe<{ company: (
        Pick<AdminTypes.Company, 'id' | 'name' | 'externalId' | 'note'>
        & { metafields?: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value'>> } }
      ), location: Pick<AdminTypes.CompanyLocation, 'name'> }> }
  )>> };

export type ReadOrderDetailsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrderDetailsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
    & { customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, lineItems: { nodes: Array<Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillmentStatus'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, shippingLines: { nodes: Array<Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'isRemoved'>> }, fulfillments: Array<(
      Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
      & { events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> }, location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
    )>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'note'>
      & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>> };

export type OrderDetailFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
  & { customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, lineItems: { nodes: Array<Pick<AdminTypes.LineItem, 'id' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillmentStatus'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage'> }, shippingLines: { nodes: Array<Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'isRemoved'>> }, fulfillments: Array<(
    Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
    & { events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> }, location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
  )>, refunds: Array<(
    Pick<AdminTypes.Refund, 'id' | 'note'>
    & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ReadOrderFactsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  risk: AdminTypes.Scalars['Boolean']['input'];
  transactions: AdminTypes.Scalars['Boolean']['input'];
  returns: AdminTypes.Scalars['Boolean']['input'];
  disputes: AdminTypes.Scalars['Boolean']['input'];
  verdict: AdminTypes.Scalars['Boolean']['input'];
  origin: AdminTypes.Scalars['Boolean']['input'];
  events: AdminTypes.Scalars['Boolean']['input'];
  metafields: AdminTypes.Scalars['Boolean']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadOrderFactsQuery = { nodes: Array<AdminTypes.Maybe<(
    AdminTypes.MakeOptional<Pick<AdminTypes.Order, 'id' | 'canMarkAsPaid' | 'createdAt'>, 'canMarkAsPaid' | 'createdAt'>
    & { risk?: (
      Pick<AdminTypes.OrderRiskSummary, 'recommendation'>
      & { assessments: Array<(
        Pick<AdminTypes.OrderRiskAssessment, 'riskLevel'>
        & { provider?: AdminTypes.Maybe<Pick<AdminTypes.App, 'apiKey'>>, facts: Array<Pick<AdminTypes.RiskFact, 'description' | 'sentiment'>> }
      )> }
    ), totalCapturableSet?: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, transactions?: Array<(
      Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'processedAt' | 'authorizationExpiresAt' | 'errorCode' | 'test'>
      & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalUnsettledSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, parentTransaction?: AdminTypes.Maybe<Pick<AdminTypes.OrderTransaction, 'id'>>, paymentDetails?: AdminTypes.Maybe<Pick<AdminTypes.CardPaymentDetails, 'bin' | 'number' | 'company' | 'avsResultCode' | 'cvvResultCode'>> }
    )>, returns?: { nodes: Array<(
        Pick<AdminTypes.Return, 'id' | 'name' | 'status' | 'createdAt' | 'requestApprovedAt' | 'closedAt'>
        & { decline?: AdminTypes.Maybe<Pick<AdminTypes.ReturnDecline, 'reason'>>, returnLineItems: { nodes: Array<(
            Pick<AdminTypes.ReturnLineItem, 'returnReason' | 'returnReasonNote' | 'customerNote' | 'id' | 'quantity'>
            & { fulfillmentLineItem: { lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'> } }
          ) | Pick<AdminTypes.UnverifiedReturnLineItem, 'id' | 'quantity'>> } }
      )> }, disputes?: Array<Pick<AdminTypes.OrderDisputeSummary, 'id' | 'initiatedAs' | 'status'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'validationResultSummary'>>, made?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'attributeToUser'>> }, app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'name'>>, channelInformation?: AdminTypes.Maybe<Pick<AdminTypes.ChannelInformation, 'displayName'>>, customerJourneySummary?: AdminTypes.Maybe<{ moments?: AdminTypes.Maybe<{ nodes: Array<(
          Pick<AdminTypes.CustomerVisit, 'occurredAt' | 'landingPage' | 'referrerUrl' | 'source'>
          & { utmParameters?: AdminTypes.Maybe<Pick<AdminTypes.UtmParameters, 'source' | 'medium' | 'campaign' | 'content' | 'term'>> }
        )> }> }>, events?: { nodes: Array<Pick<AdminTypes.BasicEvent, 'author' | 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'> | Pick<AdminTypes.CommentEvent, 'createdAt' | 'action' | 'message' | 'appTitle' | 'attributeToUser'>> }, metafields?: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  )>> };

export type ReadOrderFieldsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  attributes: AdminTypes.Scalars['Boolean']['input'];
  address: AdminTypes.Scalars['Boolean']['input'];
}>;


export type ReadOrderFieldsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'note' | 'email' | 'phone' | 'poNumber'>
    & { customAttributes?: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>> }
  )>> };

export type ReadOrderLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadOrderLinesQuery = { order?: AdminTypes.Maybe<{ lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'variantTitle' | 'name' | 'vendor' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillableQuantity' | 'fulfillmentStatus' | 'requiresShipping' | 'taxable' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, taxLines: Array<(
          Pick<AdminTypes.TaxLine, 'title' | 'rate'>
          & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadOrderPaymentsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrderPaymentsQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'cancelledAt' | 'currencyCode' | 'displayFinancialStatus'>
    & { netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, transactions: Array<(
      Pick<AdminTypes.OrderTransaction, 'id' | 'kind' | 'status' | 'gateway' | 'multiCapturable'>
      & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }, totalUnsettledSet?: AdminTypes.Maybe<{ presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'>, shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, parentTransaction?: AdminTypes.Maybe<Pick<AdminTypes.OrderTransaction, 'id'>> }
    )>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'note'>
      & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )> }
  )> };

export type ReadOrderRiskQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrderRiskQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'cancelledAt' | 'displayFulfillmentStatus'>
    & { risk: { assessments: Array<(
        Pick<AdminTypes.OrderRiskAssessment, 'riskLevel'>
        & { provider?: AdminTypes.Maybe<Pick<AdminTypes.App, 'apiKey'>>, facts: Array<Pick<AdminTypes.RiskFact, 'description' | 'sentiment'>> }
      )> } }
  )> };

export type ReadOrderStateQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrderStateQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'cancelledAt' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'note' | 'email' | 'phone' | 'poNumber' | 'canMarkAsPaid' | 'currencyCode'>
    & { customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>> }
  )> };

export type ReadOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'taxesIncluded' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'paymentGatewayNames'>
    & { discountApplications: { nodes: Array<(
        { __typename: 'AutomaticDiscountApplication' }
        & Pick<AdminTypes.AutomaticDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'DiscountCodeApplication' }
        & Pick<AdminTypes.DiscountCodeApplication, 'code' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'ManualDiscountApplication' }
        & Pick<AdminTypes.ManualDiscountApplication, 'title' | 'description' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      ) | (
        { __typename: 'ScriptDiscountApplication' }
        & Pick<AdminTypes.ScriptDiscountApplication, 'title' | 'index' | 'allocationMethod' | 'targetSelection' | 'targetType'>
        & { value: Pick<AdminTypes.MoneyV2, 'amount'> | Pick<AdminTypes.PricingPercentageValue, 'percentage'> }
      )> }, lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'variantTitle' | 'name' | 'vendor' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'fulfillableQuantity' | 'fulfillmentStatus' | 'requiresShipping' | 'taxable' | 'isGiftCard'>
        & { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id'>>, variant?: AdminTypes.Maybe<Pick<AdminTypes.ProductVariant, 'id'>>, fulfillmentService?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>>, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, taxLines: Array<(
          Pick<AdminTypes.TaxLine, 'title' | 'rate'>
          & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, shippingLines: { nodes: Array<(
        Pick<AdminTypes.ShippingLine, 'id' | 'title' | 'code' | 'source' | 'carrierIdentifier' | 'isRemoved'>
        & { originalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountedPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountAllocations: Array<{ allocatedAmountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, discountApplication: Pick<AdminTypes.AutomaticDiscountApplication, 'index'> | Pick<AdminTypes.DiscountCodeApplication, 'index'> | Pick<AdminTypes.ManualDiscountApplication, 'index'> | Pick<AdminTypes.ScriptDiscountApplication, 'index'> }> }
      )> }, fulfillments: Array<(
      Pick<AdminTypes.Fulfillment, 'id' | 'name' | 'status' | 'createdAt' | 'updatedAt' | 'estimatedDeliveryAt' | 'inTransitAt' | 'deliveredAt'>
      & { fulfillmentLineItems: { nodes: Array<(
          Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
          & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> }, location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>> }
    )>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt' | 'note'>
      & { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id'>>, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, refundLineItems: { nodes: Array<(
          Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
          & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
    )>, app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, taxLines: Array<(
      Pick<AdminTypes.TaxLine, 'title' | 'rate'>
      & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>> };

export type ReadProductStateQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadProductStateQuery = { product?: AdminTypes.Maybe<Pick<AdminTypes.Product, 'id' | 'status' | 'title' | 'productType' | 'vendor' | 'descriptionHtml' | 'templateSuffix' | 'handle'>> };

export type ReadProductsQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
  metafields: AdminTypes.Scalars['Boolean']['input'];
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadProductsQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Product, 'id' | 'title' | 'handle' | 'vendor' | 'productType' | 'description' | 'descriptionHtml' | 'templateSuffix' | 'status' | 'tags' | 'createdAt' | 'updatedAt' | 'publishedAt' | 'onlineStoreUrl' | 'totalInventory' | 'tracksInventory' | 'hasOnlyDefaultVariant'>
    & { mediaCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, variantsCount?: AdminTypes.Maybe<Pick<AdminTypes.Count, 'count'>>, options: Array<Pick<AdminTypes.ProductOption, 'name'>>, collections: { nodes: Array<Pick<AdminTypes.Collection, 'title' | 'handle'>> }, variants: { nodes: Array<(
        Pick<AdminTypes.ProductVariant, 'id' | 'title' | 'sku' | 'barcode' | 'price' | 'compareAtPrice' | 'inventoryQuantity' | 'inventoryPolicy' | 'taxable' | 'position'>
        & { selectedOptions: Array<Pick<AdminTypes.SelectedOption, 'name' | 'value'>>, inventoryItem: (
          Pick<AdminTypes.InventoryItem, 'id' | 'tracked' | 'requiresShipping' | 'harmonizedSystemCode' | 'countryCodeOfOrigin'>
          & { unitCost?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>>, measurement: { weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>> } }
        ) }
      )> }, metafields?: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value' | 'createdAt' | 'updatedAt'>> } }
  )>> };

export type ReadPublicationsQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadPublicationsQuery = { publications: { nodes: Array<Pick<AdminTypes.Publication, 'id' | 'name'>> } };

export type ReadRefundLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadRefundLinesQuery = { node?: AdminTypes.Maybe<{ refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
        & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadReturnQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadReturnQuery = { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id' | 'status'>> };

export type ReadReturnableQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadReturnableQuery = { order?: AdminTypes.Maybe<{ returns: { nodes: Array<Pick<AdminTypes.Return, 'id'>> } }>, returnableFulfillments: { nodes: Array<{ returnableFulfillmentLineItems: { nodes: Array<(
          Pick<AdminTypes.ReturnableFulfillmentLineItem, 'quantity'>
          & { fulfillmentLineItem: (
            Pick<AdminTypes.FulfillmentLineItem, 'id'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          ) }
        )> } }> } };

export type ReadSegmentsOfQueryVariables = AdminTypes.Exact<{
  customerId: AdminTypes.Scalars['ID']['input'];
  segmentIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadSegmentsOfQuery = { customerSegmentMembership: { memberships: Array<Pick<AdminTypes.SegmentMembership, 'segmentId' | 'isMember'>> } };

export type ReadShopMetafieldsQueryVariables = AdminTypes.Exact<{
  keys?: AdminTypes.InputMaybe<Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input']>;
}>;


export type ReadShopMetafieldsQuery = { shop: { metafields: { nodes: Array<Pick<AdminTypes.Metafield, 'namespace' | 'key' | 'value'>> } } };

export type ReadShopQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadShopQuery = { shop: (
    Pick<AdminTypes.Shop, 'currencyCode' | 'ianaTimezone' | 'myshopifyDomain' | 'name' | 'contactEmail' | 'url'>
    & { plan: Pick<AdminTypes.ShopPlan, 'publicDisplayName'>, shopAddress: Pick<AdminTypes.ShopAddress, 'countryCodeV2'>, primaryDomain: Pick<AdminTypes.Domain, 'host'>, domains: Array<Pick<AdminTypes.Domain, 'host'>> }
  ), currentAppInstallation: (
    Pick<AdminTypes.AppInstallation, 'id'>
    & { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> }
  ) };

export type ReadStockQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadStockQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.InventoryItem, 'id' | 'sku'>
    & { inventoryLevels: { nodes: Array<{ location: Pick<AdminTypes.Location, 'id'>, quantities: Array<Pick<AdminTypes.InventoryQuantity, 'name' | 'quantity'>> }> } }
  )>> };

export type ReadVariantQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadVariantQuery = { productVariant?: AdminTypes.Maybe<(
    Pick<AdminTypes.ProductVariant, 'id' | 'price' | 'compareAtPrice' | 'barcode' | 'inventoryPolicy' | 'taxable'>
    & { product: Pick<AdminTypes.Product, 'id'>, inventoryItem: (
      Pick<AdminTypes.InventoryItem, 'sku' | 'tracked' | 'harmonizedSystemCode' | 'countryCodeOfOrigin'>
      & { unitCost?: AdminTypes.Maybe<Pick<AdminTypes.MoneyV2, 'amount'>>, measurement: { weight?: AdminTypes.Maybe<Pick<AdminTypes.Weight, 'value' | 'unit'>> } }
    ) }
  )> };

export type ReceiveFlowTriggerMutationVariables = AdminTypes.Exact<{
  handle: AdminTypes.Scalars['String']['input'];
  payload: AdminTypes.Scalars['JSON']['input'];
}>;


export type ReceiveFlowTriggerMutation = { flowTriggerReceive?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type RefundLineFieldsFragment = (
  Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
  & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ReleaseHoldMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  holdIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReleaseHoldMutation = { fulfillmentOrderReleaseHold?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderReleaseHoldUserError, 'field' | 'message' | 'code'>> }> };

export type RemindOfPaymentMutationVariables = AdminTypes.Exact<{
  paymentScheduleId: AdminTypes.Scalars['ID']['input'];
}>;


export type RemindOfPaymentMutation = { paymentReminderSend?: AdminTypes.Maybe<(
    Pick<AdminTypes.PaymentReminderSendPayload, 'success'>
    & { userErrors: Array<Pick<AdminTypes.PaymentReminderSendUserError, 'field' | 'message' | 'code'>> }
  )> };

export type RemoveProductsFromCollectionMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  productIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type RemoveProductsFromCollectionMutation = { collectionRemoveProducts?: AdminTypes.Maybe<{ job?: AdminTypes.Maybe<Pick<AdminTypes.Job, 'id'>>, userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type RemoveShippingFromEditMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  shippingLineId: AdminTypes.Scalars['ID']['input'];
}>;


export type RemoveShippingFromEditMutation = { orderEditRemoveShippingLine?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.OrderEditRemoveShippingLineUserError, 'field' | 'message' | 'code'>> }> };

export type RemoveTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type RemoveTagsMutation = { tagsRemove?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type ReopenOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReopenOrderMutation = { orderOpen?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type ReorderCollectionMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  moves: Array<AdminTypes.MoveInput> | AdminTypes.MoveInput;
}>;


export type ReorderCollectionMutation = { collectionReorderProducts?: AdminTypes.Maybe<{ job?: AdminTypes.Maybe<Pick<AdminTypes.Job, 'id'>>, userErrors: Array<Pick<AdminTypes.CollectionReorderProductsUserError, 'field' | 'message' | 'code'>> }> };

export type RequestFulfillmentCancellationMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  message?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type RequestFulfillmentCancellationMutation = { fulfillmentOrderSubmitCancellationRequest?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type RequestFulfillmentMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  message?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  notifyCustomer?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type RequestFulfillmentMutation = { fulfillmentOrderSubmitFulfillmentRequest?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type RescheduleFulfillmentOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  fulfillAt: AdminTypes.Scalars['DateTime']['input'];
}>;


export type RescheduleFulfillmentOrderMutation = { fulfillmentOrderReschedule?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderRescheduleUserError, 'field' | 'message' | 'code'>> }> };

export type SearchPageQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  orders: AdminTypes.Scalars['Boolean']['input'];
  customers: AdminTypes.Scalars['Boolean']['input'];
  products: AdminTypes.Scalars['Boolean']['input'];
}>;


export type SearchPageQuery = { orders?: { nodes: Array<Pick<AdminTypes.Order, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, customers?: { nodes: Array<Pick<AdminTypes.Customer, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, products?: { nodes: Array<Pick<AdminTypes.Product, 'id'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type SendDraftInvoiceMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  email?: AdminTypes.InputMaybe<AdminTypes.EmailInput>;
}>;


export type SendDraftInvoiceMutation = { draftOrderInvoiceSend?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type SendOrderInvoiceMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  email?: AdminTypes.InputMaybe<AdminTypes.EmailInput>;
}>;


export type SendOrderInvoiceMutation = { orderInvoiceSend?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.OrderInvoiceSendUserError, 'field' | 'message' | 'code'>> }> };

export type SetEditQuantityMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lineItemId: AdminTypes.Scalars['ID']['input'];
  quantity: AdminTypes.Scalars['Int']['input'];
  restock?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type SetEditQuantityMutation = { orderEditSetQuantity?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type SetMetafieldsMutationVariables = AdminTypes.Exact<{
  metafields: Array<AdminTypes.MetafieldsSetInput> | AdminTypes.MetafieldsSetInput;
}>;


export type SetMetafieldsMutation = { metafieldsSet?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.MetafieldsSetUserError, 'field' | 'message' | 'code'>> }> };

export type SetStockMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.InventorySetQuantitiesInput;
  key: AdminTypes.Scalars['String']['input'];
}>;


export type SetStockMutation = { inventorySetQuantities?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.InventorySetQuantitiesUserError, 'field' | 'message' | 'code'>> }> };

export type SortCollectionByHandMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type SortCollectionByHandMutation = { collectionUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type SplitFulfillmentOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lines: Array<AdminTypes.FulfillmentOrderLineItemInput> | AdminTypes.FulfillmentOrderLineItemInput;
}>;


export type SplitFulfillmentOrderMutation = { fulfillmentOrderSplit?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderSplitUserError, 'field' | 'message' | 'code'>> }> };

export type StartBulkQueryMutationVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
}>;


export type StartBulkQueryMutation = { bulkOperationRunQuery?: AdminTypes.Maybe<{ bulkOperation?: AdminTypes.Maybe<Pick<AdminTypes.BulkOperation, 'id'>>, userErrors: Array<Pick<AdminTypes.BulkOperationUserError, 'field' | 'message' | 'code'>> }> };

export type SuggestRefundQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  lines?: AdminTypes.InputMaybe<Array<AdminTypes.RefundLineItemInput> | AdminTypes.RefundLineItemInput>;
  shippingAmount?: AdminTypes.InputMaybe<AdminTypes.Scalars['Money']['input']>;
}>;


export type SuggestRefundQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'currencyCode'>
    & { suggestedRefund?: AdminTypes.Maybe<{ amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, maximumRefundableSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, suggestedTransactions: Array<(
        Pick<AdminTypes.SuggestedOrderTransaction, 'gateway' | 'kind'>
        & { amountSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, maximumRefundableSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, parentTransaction?: AdminTypes.Maybe<Pick<AdminTypes.OrderTransaction, 'id'>> }
      )> }> }
  )> };

export type UnpublishMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  publicationId: AdminTypes.Scalars['ID']['input'];
}>;


export type UnpublishMutation = { publishableUnpublish?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateCollectionMutationVariables = AdminTypes.Exact<{
  collection: AdminTypes.CollectionUpdateInput;
}>;


export type UpdateCollectionMutation = { collectionUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateCustomerMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  firstName?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  lastName?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  email?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  phone?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  note?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  taxExempt?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  locale?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type UpdateCustomerMutation = { customerUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateDraftOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  email?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  phone?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  note?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  poNumber?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  customAttributes?: AdminTypes.InputMaybe<Array<AdminTypes.AttributeInput> | AdminTypes.AttributeInput>;
  shippingAddress?: AdminTypes.InputMaybe<AdminTypes.MailingAddressInput>;
  billingAddress?: AdminTypes.InputMaybe<AdminTypes.MailingAddressInput>;
  useCustomerDefaultAddress?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  appliedDiscount?: AdminTypes.InputMaybe<AdminTypes.DraftOrderAppliedDiscountInput>;
  shippingLine?: AdminTypes.InputMaybe<AdminTypes.ShippingLineInput>;
  taxExempt?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
  reserveInventoryUntil?: AdminTypes.InputMaybe<AdminTypes.Scalars['DateTime']['input']>;
}>;


export type UpdateDraftOrderMutation = { draftOrderUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateEmailConsentMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.CustomerEmailMarketingConsentUpdateInput;
}>;


export type UpdateEmailConsentMutation = { customerEmailMarketingConsentUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.CustomerEmailMarketingConsentUpdateUserError, 'field' | 'message' | 'code'>> }> };

export type UpdateOrderMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  note?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  customAttributes?: AdminTypes.InputMaybe<Array<AdminTypes.AttributeInput> | AdminTypes.AttributeInput>;
  email?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  phone?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  poNumber?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  shippingAddress?: AdminTypes.InputMaybe<AdminTypes.MailingAddressInput>;
  metafields?: AdminTypes.InputMaybe<Array<AdminTypes.MetafieldInput> | AdminTypes.MetafieldInput>;
}>;


export type UpdateOrderMutation = { orderUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateProductMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  status?: AdminTypes.InputMaybe<AdminTypes.ProductStatus>;
  title?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  productType?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  vendor?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  descriptionHtml?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  templateSuffix?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
  handle?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type UpdateProductMutation = { productUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateSmsConsentMutationVariables = AdminTypes.Exact<{
  input: AdminTypes.CustomerSmsMarketingConsentUpdateInput;
}>;


export type UpdateSmsConsentMutation = { customerSmsMarketingConsentUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.CustomerSmsMarketingConsentError, 'field' | 'message' | 'code'>> }> };

export type UpdateTrackingMutationVariables = AdminTypes.Exact<{
  fulfillmentId: AdminTypes.Scalars['ID']['input'];
  tracking: AdminTypes.FulfillmentTrackingInput;
  notifyCustomer?: AdminTypes.InputMaybe<AdminTypes.Scalars['Boolean']['input']>;
}>;


export type UpdateTrackingMutation = { fulfillmentTrackingInfoUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type UpdateVariantsMutationVariables = AdminTypes.Exact<{
  productId: AdminTypes.Scalars['ID']['input'];
  variants: Array<AdminTypes.ProductVariantsBulkInput> | AdminTypes.ProductVariantsBulkInput;
}>;


export type UpdateVariantsMutation = { productVariantsBulkUpdate?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.ProductVariantsBulkUpdateUserError, 'field' | 'message' | 'code'>> }> };

export type VoidTransactionMutationVariables = AdminTypes.Exact<{
  parentTransactionId: AdminTypes.Scalars['ID']['input'];
}>;


export type VoidTransactionMutation = { transactionVoid?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.TransactionVoidUserError, 'field' | 'message' | 'code'>> }> };

export interface GeneratedQueryTypes {
  "#graphql\n  query countOrders($query: String!) {\n    ordersCount(query: $query, limit: null) { count }\n  }\n": {return: CountOrdersQuery, variables: CountOrdersQueryVariables},
  "#graphql\n  query findAutomaticDiscount($query: String!) {\n    automaticDiscountNodes(first: 25, query: $query) {\n      nodes {\n        id\n        automaticDiscount {\n          ... on DiscountAutomaticBasic { status title }\n          ... on DiscountAutomaticBxgy { status title }\n          ... on DiscountAutomaticFreeShipping { status title }\n          ... on DiscountAutomaticApp { status title }\n        }\n      }\n    }\n  }\n": {return: FindAutomaticDiscountQuery, variables: FindAutomaticDiscountQueryVariables},
  "#graphql\n  query findCollection($id: ID!, $isId: Boolean!, $handle: String!, $query: String!) {\n    collection(id: $id) @include(if: $isId) { ...CollectionState }\n    collectionByHandle(handle: $handle) @skip(if: $isId) { ...CollectionState }\n    collections(first: 10, query: $query) @skip(if: $isId) { nodes { ...CollectionState } }\n  }\n  fragment CollectionState on Collection {\n    id\n    title\n    handle\n    descriptionHtml\n    templateSuffix\n    sortOrder\n    products(first: 250) { nodes { id } }\n  }\n": {return: FindCollectionQuery, variables: FindCollectionQueryVariables},
  "#graphql\n  query findCustomer($email: String!, $isByEmail: Boolean!, $phone: String!, $isByPhone: Boolean!) {\n    byEmail: customerByIdentifier(identifier: { emailAddress: $email }) @include(if: $isByEmail) { id }\n    byPhone: customerByIdentifier(identifier: { phoneNumber: $phone }) @include(if: $isByPhone) { id }\n  }\n": {return: FindCustomerQuery, variables: FindCustomerQueryVariables},
  "#graphql\n  query findDiscountCode($code: String!) {\n    codeDiscountNodeByCode(code: $code) {\n      id\n      codeDiscount {\n        ... on DiscountCodeBasic { status title }\n        ... on DiscountCodeBxgy { status title }\n        ... on DiscountCodeFreeShipping { status title }\n        ... on DiscountCodeApp { status title }\n      }\n    }\n  }\n": {return: FindDiscountCodeQuery, variables: FindDiscountCodeQueryVariables},
  "#graphql\n  query findOrderOfSource($query: String!, $isNew: Boolean!) {\n    found: orders(first: 10, query: $query) { nodes { id sourceIdentifier } }\n    newest: orders(first: 100, sortKey: CREATED_AT, reverse: true) @include(if: $isNew) { nodes { id sourceIdentifier } }\n  }\n": {return: FindOrderOfSourceQuery, variables: FindOrderOfSourceQueryVariables},
  "#graphql\n  query findOrdersOfChildren($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Return { id order { id } }\n      ... on ReverseFulfillmentOrder { id childOf: order { id } }\n      ... on PaymentSchedule { id paymentTerms { order { id } } }\n    }\n  }\n": {return: FindOrdersOfChildrenQuery, variables: FindOrdersOfChildrenQueryVariables},
  "#graphql\n  query findOrdersOfFulfillmentOrders($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on FulfillmentOrder { id orderId } }\n  }\n": {return: FindOrdersOfFulfillmentOrdersQuery, variables: FindOrdersOfFulfillmentOrdersQueryVariables},
  "#graphql\n  query findOwnRecords($ids: [ID!]!) { nodes(ids: $ids) { id } }\n": {return: FindOwnRecordsQuery, variables: FindOwnRecordsQueryVariables},
  "#graphql\n  query listCollections($after: String, $query: String) {\n    collections(first: 10, after: $after, query: $query, sortKey: TITLE) {\n      nodes {\n        id\n        title\n        handle\n        sortOrder\n        description\n        templateSuffix\n        updatedAt\n        ruleSet { appliedDisjunctively }\n        productsCount { count }\n        products(first: 250) { nodes { id title totalInventory } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: ListCollectionsQuery, variables: ListCollectionsQueryVariables},
  "#graphql\n  query listDiscounts($after: String, $query: String) {\n    discountNodes(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {\n      nodes {\n        id\n        discount {\n          __typename\n          ... on DiscountCodeBasic {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer\n            codes(first: 1) { nodes { code createdBy { title } } }\n            combinesWith { ...Combining }\n            minimumRequirement { ...Least }\n            customerGets { value { ...ValueOff } items { ...Items } }\n          }\n          ... on DiscountCodeBxgy {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer\n            codes(first: 1) { nodes { code createdBy { title } } }\n          }\n          ... on DiscountCodeFreeShipping {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer\n            codes(first: 1) { nodes { code createdBy { title } } }\n            combinesWith { ...Combining }\n            minimumRequirement { ...Least }\n          }\n          ... on DiscountCodeApp {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount usageLimit appliesOncePerCustomer\n            codes(first: 1) { nodes { code createdBy { title } } }\n          }\n          ... on DiscountAutomaticBasic {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount\n            combinesWith { ...Combining }\n            minimumRequirement { ...Least }\n            customerGets { value { ...ValueOff } items { ...Items } }\n          }\n          ... on DiscountAutomaticBxgy { title status startsAt endsAt createdAt updatedAt tags asyncUsageCount }\n          ... on DiscountAutomaticFreeShipping {\n            title status startsAt endsAt createdAt updatedAt tags asyncUsageCount\n            combinesWith { ...Combining }\n            minimumRequirement { ...Least }\n          }\n          ... on DiscountAutomaticApp { title status startsAt endsAt createdAt updatedAt tags asyncUsageCount }\n        }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ValueOff on DiscountCustomerGetsValue {\n    ... on DiscountPercentage { percentage }\n    ... on DiscountAmount { amount { amount } }\n  }\n  fragment Items on DiscountItems {\n    ... on DiscountProducts { products(first: 10) { nodes { id } } }\n    ... on DiscountCollections { collections(first: 10) { nodes { id } } }\n  }\n  fragment Least on DiscountMinimumRequirement {\n    ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } }\n    ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity }\n  }\n  fragment Combining on DiscountCombinesWith { orderDiscounts productDiscounts shippingDiscounts }\n": {return: ListDiscountsQuery, variables: ListDiscountsQueryVariables},
  "#graphql\n  query listSegmentMembers($segmentId: ID!, $after: String) {\n    customerSegmentMembers(first: 250, segmentId: $segmentId, after: $after, sortKey: \"created_at\") {\n      edges { node { id } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: ListSegmentMembersQuery, variables: ListSegmentMembersQueryVariables},
  "#graphql\n  query listSegments($after: String) {\n    segments(first: 250, after: $after) {\n      nodes { id name }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: ListSegmentsQuery, variables: ListSegmentsQueryVariables},
  "#graphql\n  query listSubscriptions {\n    webhookSubscriptions(first: 100) { nodes { id topic uri format filter includeFields } }\n    currentAppInstallation { accessScopes { handle } }\n  }\n": {return: ListSubscriptionsQuery, variables: ListSubscriptionsQueryVariables},
  "#graphql\n  query listUpdatedOrders($query: String!, $after: String) {\n    orders(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {\n      nodes { id updatedAt ...OrderValueFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  #graphql\n  fragment OrderValueFields on Order {\n    cancelledAt\n    cancelReason\n    closedAt\n    displayFinancialStatus\n    displayFulfillmentStatus\n    subtotalPriceSet { shopMoney { amount } }\n    totalDiscountsSet { shopMoney { amount } }\n    totalShippingPriceSet { shopMoney { amount } }\n    totalTaxSet { shopMoney { amount } }\n    totalTipReceivedSet { shopMoney { amount } }\n    currentTotalDutiesSet { shopMoney { amount } }\n    currentSubtotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    totalOutstandingSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    totalWeight\n    taxExempt\n    tags\n    note\n    poNumber\n    email\n    phone\n    paymentGatewayNames\n  }\n\n": {return: ListUpdatedOrdersQuery, variables: ListUpdatedOrdersQueryVariables},
  "#graphql\n  query readBulkOperation($id: ID!) {\n    bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount url partialDataUrl }\n  }\n": {return: ReadBulkOperationQuery, variables: ReadBulkOperationQueryVariables},
  "#graphql\n  query readChannels($id: ID!) {\n    product(id: $id) {\n      id\n      resourcePublications(first: 50) { nodes { isPublished publication { id } } }\n    }\n    publications(first: 50) { nodes { id name } }\n  }\n": {return: ReadChannelsQuery, variables: ReadChannelsQueryVariables},
  "#graphql\n  query readCollectionChannels($id: ID!) {\n    collection(id: $id) {\n      id\n      resourcePublications(first: 50) { nodes { isPublished publication { id } } }\n    }\n    publications(first: 50) { nodes { id name } }\n  }\n": {return: ReadCollectionChannelsQuery, variables: ReadCollectionChannelsQueryVariables},
  "#graphql\n  query readCustomerState($id: ID!) {\n    customer(id: $id) {\n      id\n      state\n      firstName\n      lastName\n      note\n      taxExempt\n      locale\n      defaultEmailAddress { emailAddress marketingState marketingOptInLevel }\n      defaultPhoneNumber { phoneNumber marketingState marketingOptInLevel }\n    }\n  }\n": {return: ReadCustomerStateQuery, variables: ReadCustomerStateQueryVariables},
  "#graphql\n  query readCustomers($ids: [ID!]!, $events: Boolean!, $metafields: Boolean!, $keys: [String!]) {\n    nodes(ids: $ids) {\n      ... on Customer {\n        id\n        firstName\n        lastName\n        note\n        tags\n        state\n        locale\n        verifiedEmail\n        taxExempt\n        createdAt\n        updatedAt\n        numberOfOrders\n        amountSpent { amount }\n        defaultEmailAddress { emailAddress marketingState marketingOptInLevel }\n        defaultPhoneNumber { phoneNumber marketingState marketingOptInLevel }\n        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {\n          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }\n        }\n        made: events(first: 5, sortKey: CREATED_AT) @include(if: $events) {\n          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }\n        }\n        metafields(first: 50, keys: $keys) @include(if: $metafields) {\n          nodes { namespace key value createdAt updatedAt }\n        }\n      }\n    }\n  }\n": {return: ReadCustomersQuery, variables: ReadCustomersQueryVariables},
  "#graphql\n  query readDraftOrder($id: ID!) {\n    draftOrder(id: $id) { id status order { id } }\n  }\n": {return: ReadDraftOrderQuery, variables: ReadDraftOrderQueryVariables},
  "#graphql\n  query readDraftOrders($ids: [ID!]!, $events: Boolean!, $metafields: Boolean!, $keys: [String!]) {\n    nodes(ids: $ids) {\n      ... on DraftOrder {\n        id\n        createdAt\n        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {\n          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }\n        }\n        made: events(first: 5, sortKey: CREATED_AT) @include(if: $events) {\n          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }\n        }\n        metafields(first: 50, keys: $keys) @include(if: $metafields) {\n          nodes { namespace key value createdAt updatedAt }\n        }\n      }\n    }\n  }\n": {return: ReadDraftOrdersQuery, variables: ReadDraftOrdersQueryVariables},
  "#graphql\n  query readEditableOrder($id: ID!) {\n    order(id: $id) {\n      id\n      cancelledAt\n      displayFulfillmentStatus\n      currencyCode\n      presentmentCurrencyCode\n      lineItems(first: 100) {\n        nodes {\n          id\n          title\n          currentQuantity\n          variant { id }\n          discountAllocations { allocatedAmountSet { shopMoney { amount } } }\n        }\n      }\n      shippingLines(first: 20) { nodes { id title } }\n    }\n  }\n": {return: ReadEditableOrderQuery, variables: ReadEditableOrderQueryVariables},
  "#graphql\n  query readFulfillmentLines($id: ID!, $after: String) {\n    fulfillment(id: $id) {\n      fulfillmentLineItems(first: 100, after: $after) {\n        nodes { quantity lineItem { id } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": {return: ReadFulfillmentLinesQuery, variables: ReadFulfillmentLinesQueryVariables},
  "#graphql\n  query readFulfillmentOrderLines($id: ID!, $after: String) {\n    fulfillmentOrder(id: $id) {\n      lineItems(first: 100, after: $after) {\n        nodes { ...FulfillmentOrderLineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n": {return: ReadFulfillmentOrderLinesQuery, variables: ReadFulfillmentOrderLinesQueryVariables},
  "#graphql\n  query readFulfillmentOrders($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        fulfillmentOrders(first: 30) {\n          nodes { ...FulfillmentOrderFields }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderFields on FulfillmentOrder {\n    id\n    orderId\n    orderName\n    requestStatus\n    createdAt\n    updatedAt\n    fulfillAt\n    fulfillBy\n    assignedLocation { name location { id isFulfillmentService } }\n    deliveryMethod { methodType }\n    ...HoldableFields\n    lineItems(first: 30) {\n      nodes { ...FulfillmentOrderLineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadFulfillmentOrdersQuery, variables: ReadFulfillmentOrdersQueryVariables},
  "#graphql\n  query readMoreFulfillmentOrders($id: ID!, $after: String) {\n    order(id: $id) {\n      fulfillmentOrders(first: 20, after: $after) {\n        nodes { ...FulfillmentOrderFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderFields on FulfillmentOrder {\n    id\n    orderId\n    orderName\n    requestStatus\n    createdAt\n    updatedAt\n    fulfillAt\n    fulfillBy\n    assignedLocation { name location { id isFulfillmentService } }\n    deliveryMethod { methodType }\n    ...HoldableFields\n    lineItems(first: 30) {\n      nodes { ...FulfillmentOrderLineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadMoreFulfillmentOrdersQuery, variables: ReadMoreFulfillmentOrdersQueryVariables},
  "#graphql\n  query readFulfillment($id: ID!) {\n    fulfillment(id: $id) {\n      id\n      status\n      trackingInfo { company number url }\n      events(first: 100, sortKey: ID) { nodes { id status happenedAt message } }\n    }\n  }\n": {return: ReadFulfillmentQuery, variables: ReadFulfillmentQueryVariables},
  "#graphql\n  query readHolds($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        fulfillmentOrders(first: 20) {\n          nodes { ...HoldableFields }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadHoldsQuery, variables: ReadHoldsQueryVariables},
  "#graphql\n  query readMoreHolds($id: ID!, $after: String) {\n    order(id: $id) {\n      fulfillmentOrders(first: 50, after: $after) {\n        nodes { ...HoldableFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadMoreHoldsQuery, variables: ReadMoreHoldsQueryVariables},
  "#graphql\n  query readInstallation {\n    currentAppInstallation { id }\n  }\n": {return: ReadInstallationQuery, variables: ReadInstallationQueryVariables},
  "#graphql\n  query readLevels($ids: [ID!]!, $names: [String!]!) {\n    nodes(ids: $ids) {\n      ... on InventoryItem {\n        id\n        inventoryLevels(first: 50) { nodes { id location { id } quantities(names: $names) { name quantity } } }\n      }\n    }\n  }\n": {return: ReadLevelsQuery, variables: ReadLevelsQueryVariables},
  "#graphql\n  query readLocationNames {\n    locations(first: 200, includeLegacy: true) { nodes { id name } }\n  }\n": {return: ReadLocationNamesQuery, variables: ReadLocationNamesQueryVariables},
  "#graphql\n  query readLocations {\n    locations(first: 200, includeLegacy: true) {\n      nodes {\n        id\n        name\n        isActive\n        fulfillsOnlineOrders\n        isFulfillmentService\n        fulfillmentService { handle }\n        address { address1 address2 city zip province provinceCode country countryCode phone latitude longitude }\n      }\n    }\n  }\n": {return: ReadLocationsQuery, variables: ReadLocationsQueryVariables},
  "#graphql\n  query readMetafield($id: ID!, $isShop: Boolean!, $namespace: String!, $key: String!) {\n    node(id: $id) @skip(if: $isShop) {\n      id\n      ... on HasMetafields { metafield(namespace: $namespace, key: $key) { type value } }\n    }\n    shop @include(if: $isShop) { id metafield(namespace: $namespace, key: $key) { type value } }\n  }\n": {return: ReadMetafieldQuery, variables: ReadMetafieldQueryVariables},
  "#graphql\n  query readMetafieldsOf($ids: [ID!]!, $keys: [String!]) {\n    nodes(ids: $ids) {\n      id\n      ... on HasMetafields {\n        metafields(first: 50, keys: $keys) { nodes { namespace key value createdAt updatedAt } }\n      }\n    }\n  }\n": {return: ReadMetafieldsOfQuery, variables: ReadMetafieldsOfQueryVariables},
  "#graphql\n  query readOrderCompanies($ids: [ID!]!, $metafields: Boolean!, $keys: [String!]) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        purchasingEntity {\n          ... on PurchasingCompany {\n            company {\n              id\n              name\n              externalId\n              note\n              metafields(first: 50, keys: $keys) @include(if: $metafields) { nodes { namespace key value } }\n            }\n            location { name }\n          }\n        }\n      }\n    }\n  }\n": {return: ReadOrderCompaniesQuery, variables: ReadOrderCompaniesQueryVariables},
  "#graphql\n  query readOrderDetails($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Order { ...OrderDetailFields } }\n  }\n  fragment OrderDetailFields on Order {\n    id\n    updatedAt\n    ...OrderValueFields\n    customAttributes { key value }\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    lineItems(first: 250) {\n      nodes { id quantity currentQuantity unfulfilledQuantity fulfillmentStatus }\n      pageInfo { hasNextPage }\n    }\n    shippingLines(first: 10, includeRemovals: true) { nodes { id title isRemoved } }\n    fulfillments {\n      ...ParcelFields\n      events(first: 50, sortKey: ID) { nodes { ...CarrierEventFields } }\n    }\n    refunds { id note totalRefundedSet { shopMoney { amount } } }\n  }\n  #graphql\n  fragment OrderValueFields on Order {\n    cancelledAt\n    cancelReason\n    closedAt\n    displayFinancialStatus\n    displayFulfillmentStatus\n    subtotalPriceSet { shopMoney { amount } }\n    totalDiscountsSet { shopMoney { amount } }\n    totalShippingPriceSet { shopMoney { amount } }\n    totalTaxSet { shopMoney { amount } }\n    totalTipReceivedSet { shopMoney { amount } }\n    currentTotalDutiesSet { shopMoney { amount } }\n    currentSubtotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    totalOutstandingSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    totalWeight\n    taxExempt\n    tags\n    note\n    poNumber\n    email\n    phone\n    paymentGatewayNames\n  }\n\n  #graphql\n  fragment AddressFields on MailingAddress {\n    name\n    firstName\n    lastName\n    company\n    address1\n    address2\n    city\n    zip\n    province\n    provinceCode\n    country\n    countryCodeV2\n    phone\n    latitude\n    longitude\n  }\n\n  #graphql\n  fragment ParcelFields on Fulfillment {\n    id\n    name\n    status\n    createdAt\n    updatedAt\n    location { id }\n    service { handle }\n    trackingInfo { company number url }\n    estimatedDeliveryAt\n    inTransitAt\n    deliveredAt\n  }\n\n  #graphql\n  fragment CarrierEventFields on FulfillmentEvent {\n    id\n    status\n    happenedAt\n    message\n    city\n    country\n    estimatedDeliveryAt\n  }\n\n": {return: ReadOrderDetailsQuery, variables: ReadOrderDetailsQueryVariables},
  "#graphql\n  query readOrderFacts(\n    $ids: [ID!]!\n    $risk: Boolean!\n    $transactions: Boolean!\n    $returns: Boolean!\n    $disputes: Boolean!\n    $verdict: Boolean!\n    $origin: Boolean!\n    $events: Boolean!\n    $metafields: Boolean!\n    $keys: [String!]\n  ) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        risk @include(if: $risk) {\n          recommendation\n          assessments { riskLevel provider { apiKey } facts { description sentiment } }\n        }\n        canMarkAsPaid @include(if: $transactions)\n        totalCapturableSet @include(if: $transactions) { shopMoney { amount } }\n        transactions(first: 100) @include(if: $transactions) {\n          id\n          kind\n          status\n          gateway\n          processedAt\n          authorizationExpiresAt\n          errorCode\n          test\n          amountSet { shopMoney { amount } }\n          totalUnsettledSet { shopMoney { amount } }\n          parentTransaction { id }\n          paymentDetails { ... on CardPaymentDetails { bin number company avsResultCode cvvResultCode } }\n        }\n        returns(first: 10) @include(if: $returns) {\n          nodes {\n            id\n            name\n            status\n            createdAt\n            requestApprovedAt\n            closedAt\n            decline { reason }\n            returnLineItems(first: 20) {\n              nodes {\n                id\n                quantity\n                ... on ReturnLineItem {\n                  returnReason\n                  returnReasonNote\n                  customerNote\n                  fulfillmentLineItem { lineItem { id sku } }\n                }\n              }\n            }\n          }\n        }\n        disputes @include(if: $disputes) { id initiatedAs status }\n        shippingAddress @include(if: $verdict) { validationResultSummary }\n        createdAt @include(if: $origin)\n        made: events(first: 5, sortKey: CREATED_AT) @include(if: $origin) {\n          nodes { createdAt action message attributeToUser ... on BasicEvent { author } }\n        }\n        app @include(if: $origin) { name }\n        channelInformation @include(if: $origin) { displayName }\n        customerJourneySummary @include(if: $origin) {\n          moments(first: 20) {\n            nodes {\n              ... on CustomerVisit {\n                occurredAt\n                landingPage\n                referrerUrl\n                source\n                utmParameters { source medium campaign content term }\n              }\n            }\n          }\n        }\n        events(first: 50, sortKey: CREATED_AT, reverse: true) @include(if: $events) {\n          nodes { createdAt action message appTitle attributeToUser ... on BasicEvent { author } }\n        }\n        metafields(first: 50, keys: $keys) @include(if: $metafields) {\n          nodes { namespace key value createdAt updatedAt }\n        }\n      }\n    }\n  }\n": {return: ReadOrderFactsQuery, variables: ReadOrderFactsQueryVariables},
  "#graphql\n  query readOrderFields($ids: [ID!]!, $attributes: Boolean!, $address: Boolean!) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        note\n        email\n        phone\n        poNumber\n        customAttributes @include(if: $attributes) { key value }\n        shippingAddress @include(if: $address) { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }\n      }\n    }\n  }\n": {return: ReadOrderFieldsQuery, variables: ReadOrderFieldsQueryVariables},
  "#graphql\n  query readOrderLines($id: ID!, $after: String) {\n    order(id: $id) {\n      lineItems(first: 100, after: $after) {\n        nodes { ...LineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment LineFields on LineItem {\n    id\n    product { id }\n    variant { id }\n    sku\n    title\n    variantTitle\n    name\n    vendor\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    fulfillableQuantity\n    fulfillmentStatus\n    fulfillmentService { handle }\n    originalUnitPriceSet { shopMoney { amount } }\n    weight { value unit }\n    requiresShipping\n    taxable\n    isGiftCard\n    customAttributes { key value }\n    taxLines { ...TaxLineFields }\n    discountAllocations { ...AllocationFields }\n  }\n  fragment TaxLineFields on TaxLine {\n    title\n    rate\n    priceSet { shopMoney { amount } }\n  }\n  fragment AllocationFields on DiscountAllocation {\n    allocatedAmountSet { shopMoney { amount } }\n    discountApplication { index }\n  }\n\n": {return: ReadOrderLinesQuery, variables: ReadOrderLinesQueryVariables},
  "#graphql\n  query readOrderPayments($id: ID!) {\n    order(id: $id) {\n      id\n      cancelledAt\n      currencyCode\n      displayFinancialStatus\n      netPaymentSet { shopMoney { amount currencyCode } }\n      transactions(first: 100) {\n        id\n        kind\n        status\n        gateway\n        multiCapturable\n        amountSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }\n        totalUnsettledSet { presentmentMoney { amount currencyCode } shopMoney { amount } }\n        parentTransaction { id }\n      }\n      refunds(first: 100) { id note totalRefundedSet { shopMoney { amount } } }\n    }\n  }\n": {return: ReadOrderPaymentsQuery, variables: ReadOrderPaymentsQueryVariables},
  "#graphql\n  query readOrderRisk($id: ID!) {\n    order(id: $id) {\n      id\n      cancelledAt\n      displayFulfillmentStatus\n      risk { assessments { riskLevel provider { apiKey } facts { description sentiment } } }\n    }\n  }\n": {return: ReadOrderRiskQuery, variables: ReadOrderRiskQueryVariables},
  "#graphql\n  query readOrderState($id: ID!) {\n    order(id: $id) {\n      id\n      cancelledAt\n      closedAt\n      displayFinancialStatus\n      displayFulfillmentStatus\n      note\n      email\n      phone\n      poNumber\n      canMarkAsPaid\n      currencyCode\n      customer { id }\n      customAttributes { key value }\n      shippingAddress { firstName lastName company address1 address2 city zip provinceCode countryCodeV2 phone }\n    }\n  }\n": {return: ReadOrderStateQuery, variables: ReadOrderStateQueryVariables},
  "#graphql\n  query readOrders($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Order { ...OrderFields } }\n  }\n  #graphql\n  fragment OrderFields on Order {\n    ...OrderOwnFields\n    discountApplications(first: 20) { nodes { ...DiscountFields } }\n    lineItems(first: 50) {\n      nodes { ...LineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n    shippingLines(first: 10, includeRemovals: true) { nodes { ...ShippingLineFields } }\n    fulfillments {\n      ...ParcelFields\n      fulfillmentLineItems(first: 50) {\n        nodes { quantity lineItem { id } }\n        pageInfo { hasNextPage endCursor }\n      }\n      events(first: 50, sortKey: ID) { nodes { ...CarrierEventFields } }\n    }\n    refunds {\n      id\n      createdAt\n      processedAt\n      note\n      return { id }\n      totalRefundedSet { shopMoney { amount } }\n      refundLineItems(first: 50) {\n        nodes { ...RefundLineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n\n  #graphql\n  fragment OrderOwnFields on Order {\n    ...OrderValueFields\n    id\n    name\n    number\n    createdAt\n    processedAt\n    updatedAt\n    test\n    confirmed\n    confirmationNumber\n    sourceName\n    sourceIdentifier\n    registeredSourceUrl\n    app { id }\n    retailLocation { id }\n    currencyCode\n    presentmentCurrencyCode\n    originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount } }\n    taxesIncluded\n    customAttributes { key value }\n    customerLocale\n    customerAcceptsMarketing\n    clientIp\n    statusPageUrl\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    taxLines { ...TaxLineFields }\n  }\n  fragment ShippingLineFields on ShippingLine {\n    id\n    title\n    code\n    source\n    carrierIdentifier\n    originalPriceSet { shopMoney { amount } }\n    discountedPriceSet { shopMoney { amount } }\n    isRemoved\n    discountAllocations { ...AllocationFields }\n  }\n  fragment DiscountFields on DiscountApplication {\n    __typename\n    index\n    allocationMethod\n    targetSelection\n    targetType\n    value {\n      ... on MoneyV2 { amount }\n      ... on PricingPercentageValue { percentage }\n    }\n    ... on DiscountCodeApplication { code }\n    ... on AutomaticDiscountApplication { title }\n    ... on ManualDiscountApplication { title description }\n    ... on ScriptDiscountApplication { title }\n  }\n\n  #graphql\n  fragment OrderValueFields on Order {\n    cancelledAt\n    cancelReason\n    closedAt\n    displayFinancialStatus\n    displayFulfillmentStatus\n    subtotalPriceSet { shopMoney { amount } }\n    totalDiscountsSet { shopMoney { amount } }\n    totalShippingPriceSet { shopMoney { amount } }\n    totalTaxSet { shopMoney { amount } }\n    totalTipReceivedSet { shopMoney { amount } }\n    currentTotalDutiesSet { shopMoney { amount } }\n    currentSubtotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    totalOutstandingSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    totalWeight\n    taxExempt\n    tags\n    note\n    poNumber\n    email\n    phone\n    paymentGatewayNames\n  }\n\n  #graphql\n  fragment AddressFields on MailingAddress {\n    name\n    firstName\n    lastName\n    company\n    address1\n    address2\n    city\n    zip\n    province\n    provinceCode\n    country\n    countryCodeV2\n    phone\n    latitude\n    longitude\n  }\n\n  #graphql\n  fragment ParcelFields on Fulfillment {\n    id\n    name\n    status\n    createdAt\n    updatedAt\n    location { id }\n    service { handle }\n    trackingInfo { company number url }\n    estimatedDeliveryAt\n    inTransitAt\n    deliveredAt\n  }\n\n  #graphql\n  fragment CarrierEventFields on FulfillmentEvent {\n    id\n    status\n    happenedAt\n    message\n    city\n    country\n    estimatedDeliveryAt\n  }\n\n  #graphql\n  fragment LineFields on LineItem {\n    id\n    product { id }\n    variant { id }\n    sku\n    title\n    variantTitle\n    name\n    vendor\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    fulfillableQuantity\n    fulfillmentStatus\n    fulfillmentService { handle }\n    originalUnitPriceSet { shopMoney { amount } }\n    weight { value unit }\n    requiresShipping\n    taxable\n    isGiftCard\n    customAttributes { key value }\n    taxLines { ...TaxLineFields }\n    discountAllocations { ...AllocationFields }\n  }\n  fragment TaxLineFields on TaxLine {\n    title\n    rate\n    priceSet { shopMoney { amount } }\n  }\n  fragment AllocationFields on DiscountAllocation {\n    allocatedAmountSet { shopMoney { amount } }\n    discountApplication { index }\n  }\n\n  #graphql\n  fragment RefundLineFields on RefundLineItem {\n    id\n    quantity\n    restockType\n    location { id }\n    lineItem { id sku }\n    subtotalSet { shopMoney { amount } }\n  }\n\n": {return: ReadOrdersQuery, variables: ReadOrdersQueryVariables},
  "#graphql\n  query readProductState($id: ID!) {\n    product(id: $id) { id status title productType vendor descriptionHtml templateSuffix handle }\n  }\n": {return: ReadProductStateQuery, variables: ReadProductStateQueryVariables},
  "#graphql\n  query readProducts($ids: [ID!]!, $metafields: Boolean!, $keys: [String!]) {\n    nodes(ids: $ids) {\n      ... on Product {\n        id\n        title\n        handle\n        vendor\n        productType\n        description\n        descriptionHtml\n        templateSuffix\n        status\n        tags\n        createdAt\n        updatedAt\n        publishedAt\n        onlineStoreUrl\n        totalInventory\n        tracksInventory\n        hasOnlyDefaultVariant\n        mediaCount { count }\n        variantsCount { count }\n        options(first: 3) { name }\n        collections(first: 20) { nodes { title handle } }\n        variants(first: 100) {\n          nodes {\n            id\n            title\n            sku\n            barcode\n            price\n            compareAtPrice\n            inventoryQuantity\n            inventoryPolicy\n            taxable\n            position\n            selectedOptions { name value }\n            inventoryItem {\n              id\n              tracked\n              requiresShipping\n              harmonizedSystemCode\n              countryCodeOfOrigin\n              unitCost { amount }\n              measurement { weight { value unit } }\n            }\n          }\n        }\n        metafields(first: 50, keys: $keys) @include(if: $metafields) {\n          nodes { namespace key value createdAt updatedAt }\n        }\n      }\n    }\n  }\n": {return: ReadProductsQuery, variables: ReadProductsQueryVariables},
  "#graphql\n  query readPublications {\n    publications(first: 50) { nodes { id name } }\n  }\n": {return: ReadPublicationsQuery, variables: ReadPublicationsQueryVariables},
  "#graphql\n  query readRefundLines($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Refund {\n        refundLineItems(first: 100, after: $after) {\n          nodes { ...RefundLineFields }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n  #graphql\n  fragment RefundLineFields on RefundLineItem {\n    id\n    quantity\n    restockType\n    location { id }\n    lineItem { id sku }\n    subtotalSet { shopMoney { amount } }\n  }\n\n": {return: ReadRefundLinesQuery, variables: ReadRefundLinesQueryVariables},
  "#graphql\n  query readReturn($id: ID!) {\n    return(id: $id) { id status }\n  }\n": {return: ReadReturnQuery, variables: ReadReturnQueryVariables},
  "#graphql\n  query readReturnable($id: ID!) {\n    order(id: $id) { returns(first: 100) { nodes { id } } }\n    returnableFulfillments(orderId: $id, first: 20) {\n      nodes {\n        returnableFulfillmentLineItems(first: 50) {\n          nodes { quantity fulfillmentLineItem { id lineItem { id } } }\n        }\n      }\n    }\n  }\n": {return: ReadReturnableQuery, variables: ReadReturnableQueryVariables},
  "#graphql\n  query readSegmentsOf($customerId: ID!, $segmentIds: [ID!]!) {\n    customerSegmentMembership(customerId: $customerId, segmentIds: $segmentIds) {\n      memberships { segmentId isMember }\n    }\n  }\n": {return: ReadSegmentsOfQuery, variables: ReadSegmentsOfQueryVariables},
  "#graphql\n  query readShopMetafields($keys: [String!]) {\n    shop { metafields(first: 50, keys: $keys) { nodes { namespace key value } } }\n  }\n": {return: ReadShopMetafieldsQuery, variables: ReadShopMetafieldsQueryVariables},
  "#graphql\n  query readShop {\n    shop {\n      currencyCode\n      ianaTimezone\n      myshopifyDomain\n      name\n      contactEmail\n      url\n      plan { publicDisplayName }\n      shopAddress { countryCodeV2 }\n      primaryDomain { host }\n      domains { host }\n    }\n    currentAppInstallation { id accessScopes { handle } }\n  }\n": {return: ReadShopQuery, variables: ReadShopQueryVariables},
  "#graphql\n  query readStock($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on InventoryItem {\n        id\n        sku\n        inventoryLevels(first: 50) {\n          nodes {\n            location { id }\n            quantities(names: [\"available\", \"on_hand\", \"committed\", \"incoming\", \"reserved\", \"damaged\", \"safety_stock\"]) {\n              name\n              quantity\n            }\n          }\n        }\n      }\n    }\n  }\n": {return: ReadStockQuery, variables: ReadStockQueryVariables},
  "#graphql\n  query readVariant($id: ID!) {\n    productVariant(id: $id) {\n      id\n      price\n      compareAtPrice\n      barcode\n      inventoryPolicy\n      taxable\n      product { id }\n      inventoryItem {\n        sku\n        tracked\n        unitCost { amount }\n        measurement { weight { value unit } }\n        harmonizedSystemCode\n        countryCodeOfOrigin\n      }\n    }\n  }\n": {return: ReadVariantQuery, variables: ReadVariantQueryVariables},
  "#graphql\n  query searchPage($query: String!, $after: String, $orders: Boolean!, $customers: Boolean!, $products: Boolean!) {\n    orders(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $orders) {\n      nodes { id }\n      pageInfo { hasNextPage endCursor }\n    }\n    customers(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $customers) {\n      nodes { id }\n      pageInfo { hasNextPage endCursor }\n    }\n    products(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $products) {\n      nodes { id }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: SearchPageQuery, variables: SearchPageQueryVariables},
  "#graphql\n  query suggestRefund($id: ID!, $lines: [RefundLineItemInput!], $shippingAmount: Money) {\n    order(id: $id) {\n      id\n      currencyCode\n      suggestedRefund(refundLineItems: $lines, shippingAmount: $shippingAmount) {\n        amountSet { shopMoney { amount } }\n        maximumRefundableSet { shopMoney { amount } }\n        suggestedTransactions { gateway kind amountSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } } parentTransaction { id } }\n      }\n    }\n  }\n": {return: SuggestRefundQuery, variables: SuggestRefundQueryVariables},
}

export interface GeneratedMutationTypes {
  "#graphql\n  mutation activateAutomaticDiscount($id: ID!) {\n    discountAutomaticActivate(id: $id) {  userErrors { field message code } }\n  }\n": {return: ActivateAutomaticDiscountMutation, variables: ActivateAutomaticDiscountMutationVariables},
  "#graphql\n  mutation activateDiscountCode($id: ID!) {\n    discountCodeActivate(id: $id) {  userErrors { field message code } }\n  }\n": {return: ActivateDiscountCodeMutation, variables: ActivateDiscountCodeMutationVariables},
  "#graphql\n  mutation activateStock($inventoryItemId: ID!, $locationId: ID!, $key: String!) {\n    inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: $key) {  userErrors { field message } }\n  }\n": {return: ActivateStockMutation, variables: ActivateStockMutationVariables},
  "#graphql\n  mutation addCustomItemToEdit($id: ID!, $title: String!, $price: MoneyInput!, $quantity: Int!, $requiresShipping: Boolean, $taxable: Boolean) {\n    orderEditAddCustomItem(id: $id, title: $title, price: $price, quantity: $quantity, requiresShipping: $requiresShipping, taxable: $taxable) {  userErrors { field message } }\n  }\n": {return: AddCustomItemToEditMutation, variables: AddCustomItemToEditMutationVariables},
  "#graphql\n  mutation addFulfillmentEvent($event: FulfillmentEventInput!) {\n    fulfillmentEventCreate(fulfillmentEvent: $event) {  userErrors { field message } }\n  }\n": {return: AddFulfillmentEventMutation, variables: AddFulfillmentEventMutationVariables},
  "#graphql\n  mutation addProductsToCollection($id: ID!, $productIds: [ID!]!) {\n    collectionAddProducts(id: $id, productIds: $productIds) {  userErrors { field message } }\n  }\n": {return: AddProductsToCollectionMutation, variables: AddProductsToCollectionMutationVariables},
  "#graphql\n  mutation addShippingToEdit($id: ID!, $title: String!, $price: MoneyInput!) {\n    orderEditAddShippingLine(id: $id, shippingLine: { title: $title, price: $price }) {  userErrors { field message code } }\n  }\n": {return: AddShippingToEditMutation, variables: AddShippingToEditMutationVariables},
  "#graphql\n  mutation addTags($id: ID!, $tags: [String!]!) {\n    tagsAdd(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: AddTagsMutation, variables: AddTagsMutationVariables},
  "#graphql\n  mutation addVariantToEdit($id: ID!, $variantId: ID!, $quantity: Int!, $locationId: ID) {\n    orderEditAddVariant(\n      id: $id\n      variantId: $variantId\n      quantity: $quantity\n      locationId: $locationId\n      allowDuplicates: true\n    ) {\n      calculatedLineItem { id }\n      userErrors { field message }\n    }\n  }\n": {return: AddVariantToEditMutation, variables: AddVariantToEditMutationVariables},
  "#graphql\n  mutation adjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {\n    inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {  userErrors { field message code } }\n  }\n": {return: AdjustStockMutation, variables: AdjustStockMutationVariables},
  "#graphql\n  mutation approveReturn($input: ReturnApproveRequestInput!) {\n    returnApproveRequest(input: $input) {  userErrors { field message code } }\n  }\n": {return: ApproveReturnMutation, variables: ApproveReturnMutationVariables},
  "#graphql\n  mutation assessOrderRisk($input: OrderRiskAssessmentCreateInput!) {\n    orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) {  userErrors { field message code } }\n  }\n": {return: AssessOrderRiskMutation, variables: AssessOrderRiskMutationVariables},
  "#graphql\n  mutation beginOrderEdit($id: ID!) {\n    orderEditBegin(id: $id) {\n      calculatedOrder { id }\n      userErrors { field message }\n    }\n  }\n": {return: BeginOrderEditMutation, variables: BeginOrderEditMutationVariables},
  "#graphql\n  mutation cancelFulfillment($id: ID!) {\n    fulfillmentCancel(id: $id) {  userErrors { field message } }\n  }\n": {return: CancelFulfillmentMutation, variables: CancelFulfillmentMutationVariables},
  "#graphql\n  mutation cancelOrder($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refundMethod: OrderCancelRefundMethodInput, $notifyCustomer: Boolean, $staffNote: String) {\n    orderCancel(orderId: $orderId, reason: $reason, restock: $restock, refundMethod: $refundMethod, notifyCustomer: $notifyCustomer, staffNote: $staffNote) { job { id } orderCancelUserErrors { field message code } userErrors { field message } }\n  }\n": {return: CancelOrderMutation, variables: CancelOrderMutationVariables},
  "#graphql\n  mutation cancelReturn($id: ID!) {\n    returnCancel(id: $id) {  userErrors { field message code } }\n  }\n": {return: CancelReturnMutation, variables: CancelReturnMutationVariables},
  "#graphql\n  mutation capturePayment($id: ID!, $parentTransactionId: ID!, $amount: Money!, $currency: CurrencyCode, $finalCapture: Boolean) {\n    orderCapture(input: { id: $id, parentTransactionId: $parentTransactionId, amount: $amount, currency: $currency, finalCapture: $finalCapture }) {  userErrors { field message } }\n  }\n": {return: CapturePaymentMutation, variables: CapturePaymentMutationVariables},
  "#graphql\n  mutation closeFulfillmentOrder($id: ID!, $message: String) {\n    fulfillmentOrderClose(id: $id, message: $message) {  userErrors { field message } }\n  }\n": {return: CloseFulfillmentOrderMutation, variables: CloseFulfillmentOrderMutationVariables},
  "#graphql\n  mutation closeOrder($id: ID!) {\n    orderClose(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: CloseOrderMutation, variables: CloseOrderMutationVariables},
  "#graphql\n  mutation closeReturn($id: ID!) {\n    returnClose(id: $id) {  userErrors { field message code } }\n  }\n": {return: CloseReturnMutation, variables: CloseReturnMutationVariables},
  "#graphql\n  mutation commitOrderEdit($id: ID!, $notifyCustomer: Boolean, $staffNote: String) {\n    orderEditCommit(id: $id, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {  userErrors { field message } }\n  }\n": {return: CommitOrderEditMutation, variables: CommitOrderEditMutationVariables},
  "#graphql\n  mutation completeDraftOrder($id: ID!, $paymentPending: Boolean) {\n    draftOrderComplete(id: $id, paymentPending: $paymentPending) {  userErrors { field message } }\n  }\n": {return: CompleteDraftOrderMutation, variables: CompleteDraftOrderMutationVariables},
  "#graphql\n  mutation createCollection($input: CollectionInput!) {\n    collectionCreate(input: $input) { collection { id } userErrors { field message } }\n  }\n": {return: CreateCollectionMutation, variables: CreateCollectionMutationVariables},
  "#graphql\n  mutation createCustomer($input: CustomerInput!) {\n    customerCreate(input: $input) { customer { id } userErrors { field message } }\n  }\n": {return: CreateCustomerMutation, variables: CreateCustomerMutationVariables},
  "#graphql\n  mutation createDiscountCode($discount: DiscountCodeBasicInput!) {\n    discountCodeBasicCreate(basicCodeDiscount: $discount) {  userErrors { field message code } }\n  }\n": {return: CreateDiscountCodeMutation, variables: CreateDiscountCodeMutationVariables},
  "#graphql\n  mutation createDraftOrder($input: DraftOrderInput!) {\n    draftOrderCreate(input: $input) {\n      draftOrder { id }\n      userErrors { field message }\n    }\n  }\n": {return: CreateDraftOrderMutation, variables: CreateDraftOrderMutationVariables},
  "#graphql\n  mutation createFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {\n    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {  userErrors { field message code } }\n  }\n": {return: CreateFreeShippingCodeMutation, variables: CreateFreeShippingCodeMutationVariables},
  "#graphql\n  mutation createFulfillment($fulfillment: FulfillmentInput!) {\n    fulfillmentCreate(fulfillment: $fulfillment) {  userErrors { field message } }\n  }\n": {return: CreateFulfillmentMutation, variables: CreateFulfillmentMutationVariables},
  "#graphql\n  mutation createGiftCard($input: GiftCardCreateInput!) {\n    giftCardCreate(input: $input) {  userErrors { field message code } }\n  }\n": {return: CreateGiftCardMutation, variables: CreateGiftCardMutationVariables},
  "#graphql\n  mutation createOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {\n    orderCreate(order: $order, options: $options) {\n      order { id }\n      userErrors { field message code }\n    }\n  }\n": {return: CreateOrderMutation, variables: CreateOrderMutationVariables},
  "#graphql\n  mutation createRefund($input: RefundInput!, $key: String!) {\n    refundCreate(input: $input) @idempotent(key: $key) {  userErrors { field message } }\n  }\n": {return: CreateRefundMutation, variables: CreateRefundMutationVariables},
  "#graphql\n  mutation createReturn($input: ReturnInput!) {\n    returnCreate(returnInput: $input) { userErrors { field message code } }\n  }\n": {return: CreateReturnMutation, variables: CreateReturnMutationVariables},
  "#graphql\n  mutation createSubscription($topic: WebhookSubscriptionTopic!, $uri: String!) {\n    webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {\n      webhookSubscription { id }\n      userErrors { field message }\n    }\n  }\n": {return: CreateSubscriptionMutation, variables: CreateSubscriptionMutationVariables},
  "#graphql\n  mutation creditStoreCredit($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {\n    storeCreditAccountCredit(id: $id, creditInput: $creditInput) {  userErrors { field message code } }\n  }\n": {return: CreditStoreCreditMutation, variables: CreditStoreCreditMutationVariables},
  "#graphql\n  mutation deactivateAutomaticDiscount($id: ID!) {\n    discountAutomaticDeactivate(id: $id) {  userErrors { field message code } }\n  }\n": {return: DeactivateAutomaticDiscountMutation, variables: DeactivateAutomaticDiscountMutationVariables},
  "#graphql\n  mutation deactivateDiscountCode($id: ID!) {\n    discountCodeDeactivate(id: $id) {  userErrors { field message code } }\n  }\n": {return: DeactivateDiscountCodeMutation, variables: DeactivateDiscountCodeMutationVariables},
  "#graphql\n  mutation deactivateStock($inventoryLevelId: ID!) {\n    inventoryDeactivate(inventoryLevelId: $inventoryLevelId) {  userErrors { field message } }\n  }\n": {return: DeactivateStockMutation, variables: DeactivateStockMutationVariables},
  "#graphql\n  mutation declineReturn($input: ReturnDeclineRequestInput!) {\n    returnDeclineRequest(input: $input) {  userErrors { field message code } }\n  }\n": {return: DeclineReturnMutation, variables: DeclineReturnMutationVariables},
  "#graphql\n  mutation deleteAutomaticDiscount($id: ID!) {\n    discountAutomaticDelete(id: $id) {  userErrors { field message code } }\n  }\n": {return: DeleteAutomaticDiscountMutation, variables: DeleteAutomaticDiscountMutationVariables},
  "#graphql\n  mutation deleteCustomer($id: ID!) {\n    customerDelete(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: DeleteCustomerMutation, variables: DeleteCustomerMutationVariables},
  "#graphql\n  mutation deleteDiscountCode($id: ID!) {\n    discountCodeDelete(id: $id) {  userErrors { field message code } }\n  }\n": {return: DeleteDiscountCodeMutation, variables: DeleteDiscountCodeMutationVariables},
  "#graphql\n  mutation deleteDraftOrder($id: ID!) {\n    draftOrderDelete(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: DeleteDraftOrderMutation, variables: DeleteDraftOrderMutationVariables},
  "#graphql\n  mutation deleteMetafields($metafields: [MetafieldIdentifierInput!]!) {\n    metafieldsDelete(metafields: $metafields) {  userErrors { field message } }\n  }\n": {return: DeleteMetafieldsMutation, variables: DeleteMetafieldsMutationVariables},
  "#graphql\n  mutation deleteOrder($orderId: ID!) {\n    orderDelete(orderId: $orderId) {  userErrors { field message code } }\n  }\n": {return: DeleteOrderMutation, variables: DeleteOrderMutationVariables},
  "#graphql\n  mutation deleteProduct($id: ID!) {\n    productDelete(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: DeleteProductMutation, variables: DeleteProductMutationVariables},
  "#graphql\n  mutation deleteSubscription($id: ID!) {\n    webhookSubscriptionDelete(id: $id) { userErrors { field message } }\n  }\n": {return: DeleteSubscriptionMutation, variables: DeleteSubscriptionMutationVariables},
  "#graphql\n  mutation deleteVariants($productId: ID!, $ids: [ID!]!) {\n    productVariantsBulkDelete(productId: $productId, variantsIds: $ids) {  userErrors { field message code } }\n  }\n": {return: DeleteVariantsMutation, variables: DeleteVariantsMutationVariables},
  "#graphql\n  mutation discountEditLine($id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!) {\n    orderEditAddLineItemDiscount(id: $id, lineItemId: $lineItemId, discount: $discount) {  userErrors { field message } }\n  }\n": {return: DiscountEditLineMutation, variables: DiscountEditLineMutationVariables},
  "#graphql\n  mutation inviteCustomer($customerId: ID!, $email: EmailInput) {\n    customerSendAccountInviteEmail(customerId: $customerId, email: $email) {  userErrors { field message code } }\n  }\n": {return: InviteCustomerMutation, variables: InviteCustomerMutationVariables},
  "#graphql\n  mutation markOrderAsPaid($id: ID!) {\n    orderMarkAsPaid(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: MarkOrderAsPaidMutation, variables: MarkOrderAsPaidMutationVariables},
  "#graphql\n  mutation moveFulfillmentOrder($id: ID!, $newLocationId: ID!, $lines: [FulfillmentOrderLineItemInput!]) {\n    fulfillmentOrderMove(id: $id, newLocationId: $newLocationId, fulfillmentOrderLineItems: $lines) {  userErrors { field message code } }\n  }\n": {return: MoveFulfillmentOrderMutation, variables: MoveFulfillmentOrderMutationVariables},
  "#graphql\n  mutation placeHold($id: ID!, $hold: FulfillmentOrderHoldInput!) {\n    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {\n      fulfillmentHold { id }\n      userErrors { field message code }\n    }\n  }\n": {return: PlaceHoldMutation, variables: PlaceHoldMutationVariables},
  "#graphql\n  mutation prepareForPickup($id: ID!) {\n    fulfillmentOrderLineItemsPreparedForPickup(input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $id }] }) {  userErrors { field message code } }\n  }\n": {return: PrepareForPickupMutation, variables: PrepareForPickupMutationVariables},
  "#graphql\n  mutation publish($id: ID!, $publicationId: ID!) {\n    publishablePublish(id: $id, input: [{ publicationId: $publicationId }]) {  userErrors { field message } }\n  }\n": {return: PublishMutation, variables: PublishMutationVariables},
  "#graphql\n  mutation receiveFlowTrigger($handle: String!, $payload: JSON!) {\n    flowTriggerReceive(handle: $handle, payload: $payload) {  userErrors { field message } }\n  }\n": {return: ReceiveFlowTriggerMutation, variables: ReceiveFlowTriggerMutationVariables},
  "#graphql\n  mutation releaseHold($id: ID!, $holdIds: [ID!]!) {\n    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }\n  }\n": {return: ReleaseHoldMutation, variables: ReleaseHoldMutationVariables},
  "#graphql\n  mutation remindOfPayment($paymentScheduleId: ID!) {\n    paymentReminderSend(paymentScheduleId: $paymentScheduleId) { success userErrors { field message code } }\n  }\n": {return: RemindOfPaymentMutation, variables: RemindOfPaymentMutationVariables},
  "#graphql\n  mutation removeProductsFromCollection($id: ID!, $productIds: [ID!]!) {\n    collectionRemoveProducts(id: $id, productIds: $productIds) { job { id } userErrors { field message } }\n  }\n": {return: RemoveProductsFromCollectionMutation, variables: RemoveProductsFromCollectionMutationVariables},
  "#graphql\n  mutation removeShippingFromEdit($id: ID!, $shippingLineId: ID!) {\n    orderEditRemoveShippingLine(id: $id, shippingLineId: $shippingLineId) {  userErrors { field message code } }\n  }\n": {return: RemoveShippingFromEditMutation, variables: RemoveShippingFromEditMutationVariables},
  "#graphql\n  mutation removeTags($id: ID!, $tags: [String!]!) {\n    tagsRemove(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: RemoveTagsMutation, variables: RemoveTagsMutationVariables},
  "#graphql\n  mutation reopenOrder($id: ID!) {\n    orderOpen(input: { id: $id }) {  userErrors { field message } }\n  }\n": {return: ReopenOrderMutation, variables: ReopenOrderMutationVariables},
  "#graphql\n  mutation reorderCollection($id: ID!, $moves: [MoveInput!]!) {\n    collectionReorderProducts(id: $id, moves: $moves) { job { id } userErrors { field message code } }\n  }\n": {return: ReorderCollectionMutation, variables: ReorderCollectionMutationVariables},
  "#graphql\n  mutation requestFulfillmentCancellation($id: ID!, $message: String) {\n    fulfillmentOrderSubmitCancellationRequest(id: $id, message: $message) {  userErrors { field message } }\n  }\n": {return: RequestFulfillmentCancellationMutation, variables: RequestFulfillmentCancellationMutationVariables},
  "#graphql\n  mutation requestFulfillment($id: ID!, $message: String, $notifyCustomer: Boolean) {\n    fulfillmentOrderSubmitFulfillmentRequest(id: $id, message: $message, notifyCustomer: $notifyCustomer) {  userErrors { field message } }\n  }\n": {return: RequestFulfillmentMutation, variables: RequestFulfillmentMutationVariables},
  "#graphql\n  mutation rescheduleFulfillmentOrder($id: ID!, $fulfillAt: DateTime!) {\n    fulfillmentOrderReschedule(id: $id, fulfillAt: $fulfillAt) {  userErrors { field message code } }\n  }\n": {return: RescheduleFulfillmentOrderMutation, variables: RescheduleFulfillmentOrderMutationVariables},
  "#graphql\n  mutation sendDraftInvoice($id: ID!, $email: EmailInput) {\n    draftOrderInvoiceSend(id: $id, email: $email) {  userErrors { field message } }\n  }\n": {return: SendDraftInvoiceMutation, variables: SendDraftInvoiceMutationVariables},
  "#graphql\n  mutation sendOrderInvoice($id: ID!, $email: EmailInput) {\n    orderInvoiceSend(id: $id, email: $email) {  userErrors { field message code } }\n  }\n": {return: SendOrderInvoiceMutation, variables: SendOrderInvoiceMutationVariables},
  "#graphql\n  mutation setEditQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean) {\n    orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) {  userErrors { field message } }\n  }\n": {return: SetEditQuantityMutation, variables: SetEditQuantityMutationVariables},
  "#graphql\n  mutation setMetafields($metafields: [MetafieldsSetInput!]!) {\n    metafieldsSet(metafields: $metafields) {  userErrors { field message code } }\n  }\n": {return: SetMetafieldsMutation, variables: SetMetafieldsMutationVariables},
  "#graphql\n  mutation setStock($input: InventorySetQuantitiesInput!, $key: String!) {\n    inventorySetQuantities(input: $input) @idempotent(key: $key) {  userErrors { field message code } }\n  }\n": {return: SetStockMutation, variables: SetStockMutationVariables},
  "#graphql\n  mutation sortCollectionByHand($id: ID!) {\n    collectionUpdate(collection: { id: $id, sortOrder: MANUAL }) {  userErrors { field message } }\n  }\n": {return: SortCollectionByHandMutation, variables: SortCollectionByHandMutationVariables},
  "#graphql\n  mutation splitFulfillmentOrder($id: ID!, $lines: [FulfillmentOrderLineItemInput!]!) {\n    fulfillmentOrderSplit(fulfillmentOrderSplits: [{ fulfillmentOrderId: $id, fulfillmentOrderLineItems: $lines }]) {  userErrors { field message code } }\n  }\n": {return: SplitFulfillmentOrderMutation, variables: SplitFulfillmentOrderMutationVariables},
  "#graphql\n  mutation startBulkQuery($query: String!) {\n    bulkOperationRunQuery(query: $query, groupObjects: true) {\n      bulkOperation { id }\n      userErrors { field message code }\n    }\n  }\n": {return: StartBulkQueryMutation, variables: StartBulkQueryMutationVariables},
  "#graphql\n  mutation unpublish($id: ID!, $publicationId: ID!) {\n    publishableUnpublish(id: $id, input: [{ publicationId: $publicationId }]) {  userErrors { field message } }\n  }\n": {return: UnpublishMutation, variables: UnpublishMutationVariables},
  "#graphql\n  mutation updateCollection($collection: CollectionUpdateInput!) {\n    collectionUpdate(collection: $collection) {  userErrors { field message } }\n  }\n": {return: UpdateCollectionMutation, variables: UpdateCollectionMutationVariables},
  "#graphql\n  mutation updateCustomer($id: ID!, $firstName: String, $lastName: String, $email: String, $phone: String, $note: String, $taxExempt: Boolean, $locale: String) {\n    customerUpdate(input: { id: $id, firstName: $firstName, lastName: $lastName, email: $email, phone: $phone, note: $note, taxExempt: $taxExempt, locale: $locale }) {  userErrors { field message } }\n  }\n": {return: UpdateCustomerMutation, variables: UpdateCustomerMutationVariables},
  "#graphql\n  mutation updateDraftOrder(\n    $id: ID!, $email: String, $phone: String, $note: String, $poNumber: String, $customAttributes: [AttributeInput!],\n    $shippingAddress: MailingAddressInput, $billingAddress: MailingAddressInput, $useCustomerDefaultAddress: Boolean,\n    $appliedDiscount: DraftOrderAppliedDiscountInput, $shippingLine: ShippingLineInput, $taxExempt: Boolean,\n    $reserveInventoryUntil: DateTime\n  ) {\n    draftOrderUpdate(\n      id: $id\n      input: {\n        email: $email\n        phone: $phone\n        note: $note\n        poNumber: $poNumber\n        customAttributes: $customAttributes\n        shippingAddress: $shippingAddress\n        billingAddress: $billingAddress\n        useCustomerDefaultAddress: $useCustomerDefaultAddress\n        appliedDiscount: $appliedDiscount\n        shippingLine: $shippingLine\n        taxExempt: $taxExempt\n        reserveInventoryUntil: $reserveInventoryUntil\n      }\n    ) { userErrors { field message } }\n  }\n": {return: UpdateDraftOrderMutation, variables: UpdateDraftOrderMutationVariables},
  "#graphql\n  mutation updateEmailConsent($input: CustomerEmailMarketingConsentUpdateInput!) {\n    customerEmailMarketingConsentUpdate(input: $input) {  userErrors { field message code } }\n  }\n": {return: UpdateEmailConsentMutation, variables: UpdateEmailConsentMutationVariables},
  "#graphql\n  mutation updateOrder($id: ID!, $note: String, $customAttributes: [AttributeInput!], $email: String, $phone: String, $poNumber: String, $shippingAddress: MailingAddressInput, $metafields: [MetafieldInput!]) {\n    orderUpdate(input: { id: $id, note: $note, customAttributes: $customAttributes, email: $email, phone: $phone, poNumber: $poNumber, shippingAddress: $shippingAddress, metafields: $metafields }) {  userErrors { field message } }\n  }\n": {return: UpdateOrderMutation, variables: UpdateOrderMutationVariables},
  "#graphql\n  mutation updateProduct($id: ID!, $status: ProductStatus, $title: String, $productType: String, $vendor: String, $descriptionHtml: String, $templateSuffix: String, $handle: String) {\n    productUpdate(product: { id: $id, status: $status, title: $title, productType: $productType, vendor: $vendor, descriptionHtml: $descriptionHtml, templateSuffix: $templateSuffix, handle: $handle }) {  userErrors { field message } }\n  }\n": {return: UpdateProductMutation, variables: UpdateProductMutationVariables},
  "#graphql\n  mutation updateSmsConsent($input: CustomerSmsMarketingConsentUpdateInput!) {\n    customerSmsMarketingConsentUpdate(input: $input) {  userErrors { field message code } }\n  }\n": {return: UpdateSmsConsentMutation, variables: UpdateSmsConsentMutationVariables},
  "#graphql\n  mutation updateTracking($fulfillmentId: ID!, $tracking: FulfillmentTrackingInput!, $notifyCustomer: Boolean) {\n    fulfillmentTrackingInfoUpdate(fulfillmentId: $fulfillmentId, trackingInfoInput: $tracking, notifyCustomer: $notifyCustomer) {  userErrors { field message } }\n  }\n": {return: UpdateTrackingMutation, variables: UpdateTrackingMutationVariables},
  "#graphql\n  mutation updateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {\n    productVariantsBulkUpdate(productId: $productId, variants: $variants) {  userErrors { field message code } }\n  }\n": {return: UpdateVariantsMutation, variables: UpdateVariantsMutationVariables},
  "#graphql\n  mutation voidTransaction($parentTransactionId: ID!) {\n    transactionVoid(parentTransactionId: $parentTransactionId) {  userErrors { field message code } }\n  }\n": {return: VoidTransactionMutation, variables: VoidTransactionMutationVariables},
}
