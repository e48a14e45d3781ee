/* eslint-disable eslint-comments/disable-enable-pair */
/* eslint-disable eslint-comments/no-unlimited-disable */
/* eslint-disable */
import type * as AdminTypes from './admin.types.d.ts';

export type AddTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type AddTagsMutation = { tagsAdd?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export type FindOrdersOfFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type FindOrdersOfFulfillmentOrdersQuery = { nodes: Array<AdminTypes.Maybe<Pick<AdminTypes.FulfillmentOrder, 'id' | 'orderId'>>> };

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

export type ListOrderHistoryQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListOrderHistoryQuery = { orders: { nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxesIncluded' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'paymentGatewayNames'>
      & { app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, discountApplications: { nodes: Array<(
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
        )> }, taxLines: Array<(
        Pick<AdminTypes.TaxLine, 'title' | 'rate'>
        & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, lineItems: { nodes: Array<(
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
        & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>>, fulfillmentLineItems: { nodes: Array<(
            Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
            & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> } }
      )>, refunds: Array<(
        Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt' | 'note'>
        & { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id'>>, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, refundLineItems: { nodes: Array<(
            Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
            & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
          )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
      )> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ListUpdatedOrdersQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListUpdatedOrdersQuery = { orders: { nodes: Array<Pick<AdminTypes.Order, 'id' | 'updatedAt'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type OrderFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxesIncluded' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'paymentGatewayNames'>
  & { app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, discountApplications: { nodes: Array<(
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
    )> }, taxLines: Array<(
    Pick<AdminTypes.TaxLine, 'title' | 'rate'>
    & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )>, lineItems: { nodes: Array<(
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
    & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>>, fulfillmentLineItems: { nodes: Array<(
        Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
        & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> } }
  )>, refunds: Array<(
    Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt' | 'note'>
    & { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id'>>, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
        & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )> }
);

export type AddressFieldsFragment = Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>;

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

export type PlaceHoldMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  hold: AdminTypes.FulfillmentOrderHoldInput;
}>;


export type PlaceHoldMutation = { fulfillmentOrderHold?: AdminTypes.Maybe<{ fulfillmentHold?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentHold, 'id'>>, userErrors: Array<Pick<AdminTypes.FulfillmentOrderHoldUserError, 'field' | 'message' | 'code'>> }> };

export type ReadAmountSpentQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadAmountSpentQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Customer, 'id'>
    & { amountSpent: Pick<AdminTypes.MoneyV2, 'amount' | 'currencyCode'> }
  )>> };

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

export type ReadHoldsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
}>;


export type ReadHoldsQuery = { order?: AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id'>
    & { fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )> };

export type ReadMoreHoldsQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadMoreHoldsQuery = { order?: AdminTypes.Maybe<{ fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'reason' | 'reasonNotes' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

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

export type ReadOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'name' | 'number' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'cancelReason' | 'closedAt' | 'test' | 'confirmed' | 'confirmationNumber' | 'sourceName' | 'sourceIdentifier' | 'registeredSourceUrl' | 'currencyCode' | 'presentmentCurrencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'totalWeight' | 'taxesIncluded' | 'taxExempt' | 'tags' | 'note' | 'poNumber' | 'email' | 'phone' | 'customerLocale' | 'customerAcceptsMarketing' | 'clientIp' | 'statusPageUrl' | 'paymentGatewayNames'>
    & { app?: AdminTypes.Maybe<Pick<AdminTypes.OrderApp, 'id'>>, retailLocation?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'>, presentmentMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, subtotalPriceSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalDiscountsSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalShippingPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalTaxSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, totalTipReceivedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalDutiesSet?: AdminTypes.Maybe<{ shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }>, currentSubtotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, totalOutstandingSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customAttributes: Array<Pick<AdminTypes.Attribute, 'key' | 'value'>>, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'firstName' | 'lastName' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'province' | 'provinceCode' | 'country' | 'countryCodeV2' | 'phone' | 'latitude' | 'longitude'>>, discountApplications: { nodes: Array<(
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
      )> }, taxLines: Array<(
      Pick<AdminTypes.TaxLine, 'title' | 'rate'>
      & { priceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, lineItems: { nodes: Array<(
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
      & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, service?: AdminTypes.Maybe<Pick<AdminTypes.FulfillmentService, 'handle'>>, trackingInfo: Array<Pick<AdminTypes.FulfillmentTrackingInfo, 'company' | 'number' | 'url'>>, fulfillmentLineItems: { nodes: Array<(
          Pick<AdminTypes.FulfillmentLineItem, 'quantity'>
          & { lineItem: Pick<AdminTypes.LineItem, 'id'> }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, events: { nodes: Array<Pick<AdminTypes.FulfillmentEvent, 'id' | 'status' | 'happenedAt' | 'message' | 'city' | 'country' | 'estimatedDeliveryAt'>> } }
    )>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt' | 'note'>
      & { return?: AdminTypes.Maybe<Pick<AdminTypes.Return, 'id'>>, totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, refundLineItems: { nodes: Array<(
          Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
          & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
    )> }
  )>> };

export type ReadRefundLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadRefundLinesQuery = { node?: AdminTypes.Maybe<{ refundLineItems: { nodes: Array<(
        Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
        & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadShopQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadShopQuery = { shop: (
    Pick<AdminTypes.Shop, 'currencyCode' | 'ianaTimezone' | 'myshopifyDomain' | 'name' | 'contactEmail' | 'url'>
    & { plan: Pick<AdminTypes.ShopPlan, 'publicDisplayName'>, shopAddress: Pick<AdminTypes.ShopAddress, 'countryCodeV2'>, primaryDomain: Pick<AdminTypes.Domain, 'host'>, domains: Array<Pick<AdminTypes.Domain, 'host'>> }
  ), currentAppInstallation: { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> } };

export type RefundLineFieldsFragment = (
  Pick<AdminTypes.RefundLineItem, 'id' | 'quantity' | 'restockType'>
  & { location?: AdminTypes.Maybe<Pick<AdminTypes.Location, 'id'>>, lineItem: Pick<AdminTypes.LineItem, 'id' | 'sku'>, subtotalSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

export type ReleaseHoldMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  holdIds: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReleaseHoldMutation = { fulfillmentOrderReleaseHold?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.FulfillmentOrderReleaseHoldUserError, 'field' | 'message' | 'code'>> }> };

export type RemoveTagsMutationVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  tags: Array<AdminTypes.Scalars['String']['input']> | AdminTypes.Scalars['String']['input'];
}>;


export type RemoveTagsMutation = { tagsRemove?: AdminTypes.Maybe<{ userErrors: Array<Pick<AdminTypes.UserError, 'field' | 'message'>> }> };

export interface GeneratedQueryTypes {
  "#graphql\n  query findOrdersOfFulfillmentOrders($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on FulfillmentOrder { id orderId } }\n  }\n": {return: FindOrdersOfFulfillmentOrdersQuery, variables: FindOrdersOfFulfillmentOrdersQueryVariables},
  "#graphql\n  query listOrderHistory($query: String!, $after: String) {\n    orders(first: 10, after: $after, query: $query, sortKey: CREATED_AT) {\n      nodes { ...OrderFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  #graphql\n  fragment OrderFields on Order {\n    id\n    name\n    number\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    cancelReason\n    closedAt\n    test\n    confirmed\n    confirmationNumber\n    sourceName\n    sourceIdentifier\n    registeredSourceUrl\n    app { id }\n    retailLocation { id }\n    currencyCode\n    presentmentCurrencyCode\n    displayFinancialStatus\n    displayFulfillmentStatus\n    originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount } }\n    subtotalPriceSet { shopMoney { amount } }\n    totalDiscountsSet { shopMoney { amount } }\n    totalShippingPriceSet { shopMoney { amount } }\n    totalTaxSet { shopMoney { amount } }\n    totalTipReceivedSet { shopMoney { amount } }\n    currentTotalDutiesSet { shopMoney { amount } }\n    currentSubtotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    totalOutstandingSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    totalWeight\n    taxesIncluded\n    taxExempt\n    tags\n    note\n    customAttributes { key value }\n    poNumber\n    email\n    phone\n    customerLocale\n    customerAcceptsMarketing\n    clientIp\n    statusPageUrl\n    paymentGatewayNames\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    discountApplications(first: 20) { nodes { ...DiscountFields } }\n    taxLines { ...TaxLineFields }\n    lineItems(first: 50) {\n      nodes { ...LineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n    shippingLines(first: 10, includeRemovals: true) {\n      nodes {\n        id\n        title\n        code\n        source\n        carrierIdentifier\n        originalPriceSet { shopMoney { amount } }\n        discountedPriceSet { shopMoney { amount } }\n        isRemoved\n        discountAllocations { ...AllocationFields }\n      }\n    }\n    fulfillments {\n      id\n      name\n      status\n      createdAt\n      updatedAt\n      location { id }\n      service { handle }\n      trackingInfo { company number url }\n      estimatedDeliveryAt\n      inTransitAt\n      deliveredAt\n      fulfillmentLineItems(first: 50) {\n        nodes { quantity lineItem { id } }\n        pageInfo { hasNextPage endCursor }\n      }\n      events(first: 50, sortKey: ID) {\n        nodes { id status happenedAt message city country estimatedDeliveryAt }\n      }\n    }\n    refunds {\n      id\n      createdAt\n      processedAt\n      note\n      return { id }\n      totalRefundedSet { shopMoney { amount } }\n      refundLineItems(first: 50) {\n        nodes { ...RefundLineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  fragment AddressFields on MailingAddress {\n    name\n    firstName\n    lastName\n    company\n    address1\n    address2\n    city\n    zip\n    province\n    provinceCode\n    country\n    countryCodeV2\n    phone\n    latitude\n    longitude\n  }\n  fragment DiscountFields on DiscountApplication {\n    __typename\n    index\n    allocationMethod\n    targetSelection\n    targetType\n    value {\n      ... on MoneyV2 { amount }\n      ... on PricingPercentageValue { percentage }\n    }\n    ... on DiscountCodeApplication { code }\n    ... on AutomaticDiscountApplication { title }\n    ... on ManualDiscountApplication { title description }\n    ... on ScriptDiscountApplication { title }\n  }\n\n  #graphql\n  fragment LineFields on LineItem {\n    id\n    product { id }\n    variant { id }\n    sku\n    title\n    variantTitle\n    name\n    vendor\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    fulfillableQuantity\n    fulfillmentStatus\n    fulfillmentService { handle }\n    originalUnitPriceSet { shopMoney { amount } }\n    weight { value unit }\n    requiresShipping\n    taxable\n    isGiftCard\n    customAttributes { key value }\n    taxLines { ...TaxLineFields }\n    discountAllocations { ...AllocationFields }\n  }\n  fragment TaxLineFields on TaxLine {\n    title\n    rate\n    priceSet { shopMoney { amount } }\n  }\n  fragment AllocationFields on DiscountAllocation {\n    allocatedAmountSet { shopMoney { amount } }\n    discountApplication { index }\n  }\n\n  #graphql\n  fragment RefundLineFields on RefundLineItem {\n    id\n    quantity\n    restockType\n    location { id }\n    lineItem { id sku }\n    subtotalSet { shopMoney { amount } }\n  }\n\n": {return: ListOrderHistoryQuery, variables: ListOrderHistoryQueryVariables},
  "#graphql\n  query listUpdatedOrders($query: String!, $after: String) {\n    orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {\n      nodes { id updatedAt }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: ListUpdatedOrdersQuery, variables: ListUpdatedOrdersQueryVariables},
  "#graphql\n  query readAmountSpent($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Customer { id amountSpent { amount currencyCode } } }\n  }\n": {return: ReadAmountSpentQuery, variables: ReadAmountSpentQueryVariables},
  "#graphql\n  query readFulfillmentLines($id: ID!, $after: String) {\n    fulfillment(id: $id) {\n      fulfillmentLineItems(first: 100, after: $after) {\n        nodes { quantity lineItem { id } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": {return: ReadFulfillmentLinesQuery, variables: ReadFulfillmentLinesQueryVariables},
  "#graphql\n  query readFulfillmentOrderLines($id: ID!, $after: String) {\n    fulfillmentOrder(id: $id) {\n      lineItems(first: 100, after: $after) {\n        nodes { ...FulfillmentOrderLineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n": {return: ReadFulfillmentOrderLinesQuery, variables: ReadFulfillmentOrderLinesQueryVariables},
  "#graphql\n  query readFulfillmentOrders($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        fulfillmentOrders(first: 10) {\n          nodes { ...FulfillmentOrderFields }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderFields on FulfillmentOrder {\n    id\n    orderId\n    orderName\n    requestStatus\n    createdAt\n    updatedAt\n    fulfillAt\n    fulfillBy\n    assignedLocation { name location { id isFulfillmentService } }\n    deliveryMethod { methodType }\n    ...HoldableFields\n    lineItems(first: 30) {\n      nodes { ...FulfillmentOrderLineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadFulfillmentOrdersQuery, variables: ReadFulfillmentOrdersQueryVariables},
  "#graphql\n  query readMoreFulfillmentOrders($id: ID!, $after: String) {\n    order(id: $id) {\n      fulfillmentOrders(first: 20, after: $after) {\n        nodes { ...FulfillmentOrderFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment FulfillmentOrderFields on FulfillmentOrder {\n    id\n    orderId\n    orderName\n    requestStatus\n    createdAt\n    updatedAt\n    fulfillAt\n    fulfillBy\n    assignedLocation { name location { id isFulfillmentService } }\n    deliveryMethod { methodType }\n    ...HoldableFields\n    lineItems(first: 30) {\n      nodes { ...FulfillmentOrderLineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n\n  #graphql\n  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {\n    id\n    sku\n    remainingQuantity\n    totalQuantity\n    lineItem { id }\n  }\n\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadMoreFulfillmentOrdersQuery, variables: ReadMoreFulfillmentOrdersQueryVariables},
  "#graphql\n  query readHolds($id: ID!) {\n    order(id: $id) {\n      id\n      fulfillmentOrders(first: 20) {\n        nodes { ...HoldableFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadHoldsQuery, variables: ReadHoldsQueryVariables},
  "#graphql\n  query readMoreHolds($id: ID!, $after: String) {\n    order(id: $id) {\n      fulfillmentOrders(first: 50, after: $after) {\n        nodes { ...HoldableFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment HoldableFields on FulfillmentOrder {\n    id\n    status\n    supportedActions { action }\n    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }\n  }\n\n": {return: ReadMoreHoldsQuery, variables: ReadMoreHoldsQueryVariables},
  "#graphql\n  query readOrderLines($id: ID!, $after: String) {\n    order(id: $id) {\n      lineItems(first: 100, after: $after) {\n        nodes { ...LineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  #graphql\n  fragment LineFields on LineItem {\n    id\n    product { id }\n    variant { id }\n    sku\n    title\n    variantTitle\n    name\n    vendor\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    fulfillableQuantity\n    fulfillmentStatus\n    fulfillmentService { handle }\n    originalUnitPriceSet { shopMoney { amount } }\n    weight { value unit }\n    requiresShipping\n    taxable\n    isGiftCard\n    customAttributes { key value }\n    taxLines { ...TaxLineFields }\n    discountAllocations { ...AllocationFields }\n  }\n  fragment TaxLineFields on TaxLine {\n    title\n    rate\n    priceSet { shopMoney { amount } }\n  }\n  fragment AllocationFields on DiscountAllocation {\n    allocatedAmountSet { shopMoney { amount } }\n    discountApplication { index }\n  }\n\n": {return: ReadOrderLinesQuery, variables: ReadOrderLinesQueryVariables},
  "#graphql\n  query readOrders($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Order { ...OrderFields } }\n  }\n  #graphql\n  fragment OrderFields on Order {\n    id\n    name\n    number\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    cancelReason\n    closedAt\n    test\n    confirmed\n    confirmationNumber\n    sourceName\n    sourceIdentifier\n    registeredSourceUrl\n    app { id }\n    retailLocation { id }\n    currencyCode\n    presentmentCurrencyCode\n    displayFinancialStatus\n    displayFulfillmentStatus\n    originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount } }\n    subtotalPriceSet { shopMoney { amount } }\n    totalDiscountsSet { shopMoney { amount } }\n    totalShippingPriceSet { shopMoney { amount } }\n    totalTaxSet { shopMoney { amount } }\n    totalTipReceivedSet { shopMoney { amount } }\n    currentTotalDutiesSet { shopMoney { amount } }\n    currentSubtotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    totalOutstandingSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    totalWeight\n    taxesIncluded\n    taxExempt\n    tags\n    note\n    customAttributes { key value }\n    poNumber\n    email\n    phone\n    customerLocale\n    customerAcceptsMarketing\n    clientIp\n    statusPageUrl\n    paymentGatewayNames\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    discountApplications(first: 20) { nodes { ...DiscountFields } }\n    taxLines { ...TaxLineFields }\n    lineItems(first: 50) {\n      nodes { ...LineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n    shippingLines(first: 10, includeRemovals: true) {\n      nodes {\n        id\n        title\n        code\n        source\n        carrierIdentifier\n        originalPriceSet { shopMoney { amount } }\n        discountedPriceSet { shopMoney { amount } }\n        isRemoved\n        discountAllocations { ...AllocationFields }\n      }\n    }\n    fulfillments {\n      id\n      name\n      status\n      createdAt\n      updatedAt\n      location { id }\n      service { handle }\n      trackingInfo { company number url }\n      estimatedDeliveryAt\n      inTransitAt\n      deliveredAt\n      fulfillmentLineItems(first: 50) {\n        nodes { quantity lineItem { id } }\n        pageInfo { hasNextPage endCursor }\n      }\n      events(first: 50, sortKey: ID) {\n        nodes { id status happenedAt message city country estimatedDeliveryAt }\n      }\n    }\n    refunds {\n      id\n      createdAt\n      processedAt\n      note\n      return { id }\n      totalRefundedSet { shopMoney { amount } }\n      refundLineItems(first: 50) {\n        nodes { ...RefundLineFields }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n  fragment AddressFields on MailingAddress {\n    name\n    firstName\n    lastName\n    company\n    address1\n    address2\n    city\n    zip\n    province\n    provinceCode\n    country\n    countryCodeV2\n    phone\n    latitude\n    longitude\n  }\n  fragment DiscountFields on DiscountApplication {\n    __typename\n    index\n    allocationMethod\n    targetSelection\n    targetType\n    value {\n      ... on MoneyV2 { amount }\n      ... on PricingPercentageValue { percentage }\n    }\n    ... on DiscountCodeApplication { code }\n    ... on AutomaticDiscountApplication { title }\n    ... on ManualDiscountApplication { title description }\n    ... on ScriptDiscountApplication { title }\n  }\n\n  #graphql\n  fragment LineFields on LineItem {\n    id\n    product { id }\n    variant { id }\n    sku\n    title\n    variantTitle\n    name\n    vendor\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    fulfillableQuantity\n    fulfillmentStatus\n    fulfillmentService { handle }\n    originalUnitPriceSet { shopMoney { amount } }\n    weight { value unit }\n    requiresShipping\n    taxable\n    isGiftCard\n    customAttributes { key value }\n    taxLines { ...TaxLineFields }\n    discountAllocations { ...AllocationFields }\n  }\n  fragment TaxLineFields on TaxLine {\n    title\n    rate\n    priceSet { shopMoney { amount } }\n  }\n  fragment AllocationFields on DiscountAllocation {\n    allocatedAmountSet { shopMoney { amount } }\n    discountApplication { index }\n  }\n\n  #graphql\n  fragment RefundLineFields on RefundLineItem {\n    id\n    quantity\n    restockType\n    location { id }\n    lineItem { id sku }\n    subtotalSet { shopMoney { amount } }\n  }\n\n": {return: ReadOrdersQuery, variables: ReadOrdersQueryVariables},
  "#graphql\n  query readRefundLines($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Refund {\n        refundLineItems(first: 100, after: $after) {\n          nodes { ...RefundLineFields }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n  #graphql\n  fragment RefundLineFields on RefundLineItem {\n    id\n    quantity\n    restockType\n    location { id }\n    lineItem { id sku }\n    subtotalSet { shopMoney { amount } }\n  }\n\n": {return: ReadRefundLinesQuery, variables: ReadRefundLinesQueryVariables},
  "#graphql\n  query readShop {\n    shop {\n      currencyCode\n      ianaTimezone\n      myshopifyDomain\n      name\n      contactEmail\n      url\n      plan { publicDisplayName }\n      shopAddress { countryCodeV2 }\n      primaryDomain { host }\n      domains { host }\n    }\n    currentAppInstallation { accessScopes { handle } }\n  }\n": {return: ReadShopQuery, variables: ReadShopQueryVariables},
}

export interface GeneratedMutationTypes {
  "#graphql\n  mutation addTags($id: ID!, $tags: [String!]!) {\n    tagsAdd(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: AddTagsMutation, variables: AddTagsMutationVariables},
  "#graphql\n  mutation placeHold($id: ID!, $hold: FulfillmentOrderHoldInput!) {\n    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {\n      fulfillmentHold { id }\n      userErrors { field message code }\n    }\n  }\n": {return: PlaceHoldMutation, variables: PlaceHoldMutationVariables},
  "#graphql\n  mutation releaseHold($id: ID!, $holdIds: [ID!]!) {\n    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }\n  }\n": {return: ReleaseHoldMutation, variables: ReleaseHoldMutationVariables},
  "#graphql\n  mutation removeTags($id: ID!, $tags: [String!]!) {\n    tagsRemove(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: RemoveTagsMutation, variables: RemoveTagsMutationVariables},
}
