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

export type ListOrderHistoryQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListOrderHistoryQuery = { orders: { nodes: Array<(
      Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'closedAt' | 'test' | 'sourceName' | 'currencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'tags' | 'note'>
      & { originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, lineItems: { nodes: Array<(
          Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'requiresShipping'>
          & { originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
        )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, fulfillments: Array<Pick<AdminTypes.Fulfillment, 'id' | 'status'>>, refunds: Array<(
        Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
        & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )> }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type ListUpdatedOrdersQueryVariables = AdminTypes.Exact<{
  query: AdminTypes.Scalars['String']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ListUpdatedOrdersQuery = { orders: { nodes: Array<Pick<AdminTypes.Order, 'id' | 'updatedAt'>>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } };

export type OrderFieldsFragment = (
  Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'closedAt' | 'test' | 'sourceName' | 'currencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'tags' | 'note'>
  & { originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, lineItems: { nodes: Array<(
      Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'requiresShipping'>
      & { originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, fulfillments: Array<Pick<AdminTypes.Fulfillment, 'id' | 'status'>>, refunds: Array<(
    Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
    & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
  )> }
);

export type AddressFieldsFragment = Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>;

export type LineFieldsFragment = (
  Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'requiresShipping'>
  & { originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
);

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

export type ReadFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadFulfillmentOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id'>
    & { fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }
  )>> };

export type ReadMoreFulfillmentOrdersQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadMoreFulfillmentOrdersQuery = { order?: AdminTypes.Maybe<{ fulfillmentOrders: { nodes: Array<(
        Pick<AdminTypes.FulfillmentOrder, 'id' | 'status'>
        & { supportedActions: Array<Pick<AdminTypes.FulfillmentOrderSupportedAction, 'action'>>, fulfillmentHolds: Array<Pick<AdminTypes.FulfillmentHold, 'id' | 'handle' | 'heldByRequestingApp'>> }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadOrderLinesQueryVariables = AdminTypes.Exact<{
  id: AdminTypes.Scalars['ID']['input'];
  after?: AdminTypes.InputMaybe<AdminTypes.Scalars['String']['input']>;
}>;


export type ReadOrderLinesQuery = { order?: AdminTypes.Maybe<{ lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'requiresShipping'>
        & { originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> } }> };

export type ReadOrdersQueryVariables = AdminTypes.Exact<{
  ids: Array<AdminTypes.Scalars['ID']['input']> | AdminTypes.Scalars['ID']['input'];
}>;


export type ReadOrdersQuery = { nodes: Array<AdminTypes.Maybe<(
    Pick<AdminTypes.Order, 'id' | 'name' | 'createdAt' | 'processedAt' | 'updatedAt' | 'cancelledAt' | 'closedAt' | 'test' | 'sourceName' | 'currencyCode' | 'displayFinancialStatus' | 'displayFulfillmentStatus' | 'tags' | 'note'>
    & { originalTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, currentTotalPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, netPaymentSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> }, customer?: AdminTypes.Maybe<Pick<AdminTypes.Customer, 'id'>>, shippingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, billingAddress?: AdminTypes.Maybe<Pick<AdminTypes.MailingAddress, 'name' | 'company' | 'address1' | 'address2' | 'city' | 'zip' | 'provinceCode' | 'countryCodeV2' | 'phone'>>, lineItems: { nodes: Array<(
        Pick<AdminTypes.LineItem, 'id' | 'sku' | 'title' | 'quantity' | 'currentQuantity' | 'unfulfilledQuantity' | 'requiresShipping'>
        & { originalUnitPriceSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
      )>, pageInfo: Pick<AdminTypes.PageInfo, 'hasNextPage' | 'endCursor'> }, fulfillments: Array<Pick<AdminTypes.Fulfillment, 'id' | 'status'>>, refunds: Array<(
      Pick<AdminTypes.Refund, 'id' | 'createdAt' | 'processedAt'>
      & { totalRefundedSet: { shopMoney: Pick<AdminTypes.MoneyV2, 'amount'> } }
    )> }
  )>> };

export type ReadShopQueryVariables = AdminTypes.Exact<{ [key: string]: never; }>;


export type ReadShopQuery = { shop: (
    Pick<AdminTypes.Shop, 'currencyCode' | 'ianaTimezone' | 'myshopifyDomain'>
    & { primaryDomain: Pick<AdminTypes.Domain, 'host'>, domains: Array<Pick<AdminTypes.Domain, 'host'>> }
  ), currentAppInstallation: { accessScopes: Array<Pick<AdminTypes.AccessScope, 'handle'>> } };

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
  "#graphql\n  query listOrderHistory($query: String!, $after: String) {\n    orders(first: 25, after: $after, query: $query, sortKey: CREATED_AT) {\n      nodes { ...OrderFields }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  #graphql\n  fragment OrderFields on Order {\n    id\n    name\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    closedAt\n    test\n    sourceName\n    currencyCode\n    originalTotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    displayFinancialStatus\n    displayFulfillmentStatus\n    tags\n    note\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    lineItems(first: 50) {\n      nodes { ...LineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n    fulfillments { id status }\n    refunds { id createdAt processedAt totalRefundedSet { shopMoney { amount } } }\n  }\n  fragment AddressFields on MailingAddress {\n    name\n    company\n    address1\n    address2\n    city\n    zip\n    provinceCode\n    countryCodeV2\n    phone\n  }\n  fragment LineFields on LineItem {\n    id\n    sku\n    title\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    requiresShipping\n    originalUnitPriceSet { shopMoney { amount } }\n  }\n\n": {return: ListOrderHistoryQuery, variables: ListOrderHistoryQueryVariables},
  "#graphql\n  query listUpdatedOrders($query: String!, $after: String) {\n    orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {\n      nodes { id updatedAt }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": {return: ListUpdatedOrdersQuery, variables: ListUpdatedOrdersQueryVariables},
  "#graphql\n  query readAmountSpent($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Customer { id amountSpent { amount currencyCode } } }\n  }\n": {return: ReadAmountSpentQuery, variables: ReadAmountSpentQueryVariables},
  "#graphql\n  query readFulfillmentOrders($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Order {\n        id\n        fulfillmentOrders(first: 20) {\n          nodes {\n            id\n            status\n            supportedActions { action }\n            fulfillmentHolds { id handle heldByRequestingApp }\n          }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }\n": {return: ReadFulfillmentOrdersQuery, variables: ReadFulfillmentOrdersQueryVariables},
  "#graphql\n  query readMoreFulfillmentOrders($id: ID!, $after: String) {\n    order(id: $id) {\n      fulfillmentOrders(first: 50, after: $after) {\n        nodes {\n          id\n          status\n          supportedActions { action }\n          fulfillmentHolds { id handle heldByRequestingApp }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": {return: ReadMoreFulfillmentOrdersQuery, variables: ReadMoreFulfillmentOrdersQueryVariables},
  "#graphql\n  query readOrderLines($id: ID!, $after: String) {\n    order(id: $id) {\n      lineItems(first: 250, after: $after) {\n        nodes {\n          id\n          sku\n          title\n          quantity\n          currentQuantity\n          unfulfilledQuantity\n          requiresShipping\n          originalUnitPriceSet { shopMoney { amount } }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": {return: ReadOrderLinesQuery, variables: ReadOrderLinesQueryVariables},
  "#graphql\n  query readOrders($ids: [ID!]!) {\n    nodes(ids: $ids) { ... on Order { ...OrderFields } }\n  }\n  #graphql\n  fragment OrderFields on Order {\n    id\n    name\n    createdAt\n    processedAt\n    updatedAt\n    cancelledAt\n    closedAt\n    test\n    sourceName\n    currencyCode\n    originalTotalPriceSet { shopMoney { amount } }\n    currentTotalPriceSet { shopMoney { amount } }\n    netPaymentSet { shopMoney { amount } }\n    displayFinancialStatus\n    displayFulfillmentStatus\n    tags\n    note\n    customer { id }\n    shippingAddress { ...AddressFields }\n    billingAddress { ...AddressFields }\n    lineItems(first: 50) {\n      nodes { ...LineFields }\n      pageInfo { hasNextPage endCursor }\n    }\n    fulfillments { id status }\n    refunds { id createdAt processedAt totalRefundedSet { shopMoney { amount } } }\n  }\n  fragment AddressFields on MailingAddress {\n    name\n    company\n    address1\n    address2\n    city\n    zip\n    provinceCode\n    countryCodeV2\n    phone\n  }\n  fragment LineFields on LineItem {\n    id\n    sku\n    title\n    quantity\n    currentQuantity\n    unfulfilledQuantity\n    requiresShipping\n    originalUnitPriceSet { shopMoney { amount } }\n  }\n\n": {return: ReadOrdersQuery, variables: ReadOrdersQueryVariables},
  "#graphql\n  query readShop {\n    shop {\n      currencyCode\n      ianaTimezone\n      myshopifyDomain\n      primaryDomain { host }\n      domains { host }\n    }\n    currentAppInstallation { accessScopes { handle } }\n  }\n": {return: ReadShopQuery, variables: ReadShopQueryVariables},
}

export interface GeneratedMutationTypes {
  "#graphql\n  mutation addTags($id: ID!, $tags: [String!]!) {\n    tagsAdd(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: AddTagsMutation, variables: AddTagsMutationVariables},
  "#graphql\n  mutation placeHold($id: ID!, $hold: FulfillmentOrderHoldInput!) {\n    fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {\n      fulfillmentHold { id }\n      userErrors { field message code }\n    }\n  }\n": {return: PlaceHoldMutation, variables: PlaceHoldMutationVariables},
  "#graphql\n  mutation releaseHold($id: ID!, $holdIds: [ID!]!) {\n    fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) { userErrors { field message code } }\n  }\n": {return: ReleaseHoldMutation, variables: ReleaseHoldMutationVariables},
  "#graphql\n  mutation removeTags($id: ID!, $tags: [String!]!) {\n    tagsRemove(id: $id, tags: $tags) { userErrors { field message } }\n  }\n": {return: RemoveTagsMutation, variables: RemoveTagsMutationVariables},
}
