// The fields of an order that our snapshot is made of; app/admin/order-from-api.ts maps them.
export const ORDER_FIELDS = `#graphql
  fragment OrderFields on Order {
    id
    name
    createdAt
    processedAt
    updatedAt
    cancelledAt
    closedAt
    test
    sourceName
    currencyCode
    originalTotalPriceSet { shopMoney { amount } }
    currentTotalPriceSet { shopMoney { amount } }
    netPaymentSet { shopMoney { amount } }
    displayFinancialStatus
    displayFulfillmentStatus
    tags
    note
    customer { id }
    shippingAddress { ...AddressFields }
    billingAddress { ...AddressFields }
    lineItems(first: 50) {
      nodes { ...LineFields }
      pageInfo { hasNextPage endCursor }
    }
    fulfillments { id status }
    refunds { id createdAt processedAt totalRefundedSet { shopMoney { amount } } }
  }
  fragment AddressFields on MailingAddress {
    name
    company
    address1
    address2
    city
    zip
    provinceCode
    countryCodeV2
    phone
  }
  fragment LineFields on LineItem {
    id
    sku
    title
    quantity
    currentQuantity
    unfulfilledQuantity
    requiresShipping
    originalUnitPriceSet { shopMoney { amount } }
  }
` as const;
