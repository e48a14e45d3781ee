// The fields of an order that our picture is made of, together with those of its lines; app/admin/order-from-api.ts maps them. Figures are asked for in the
// shop's currency. Staff members and payment terms are left out: Shopify shows them to few apps, and refuses the whole
// request else.
export const ORDER_FIELDS = `#graphql
  fragment OrderFields on Order {
    id
    name
    number
    createdAt
    processedAt
    updatedAt
    cancelledAt
    cancelReason
    closedAt
    test
    confirmed
    confirmationNumber
    sourceName
    sourceIdentifier
    registeredSourceUrl
    app { id }
    retailLocation { id }
    currencyCode
    presentmentCurrencyCode
    displayFinancialStatus
    displayFulfillmentStatus
    originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount } }
    subtotalPriceSet { shopMoney { amount } }
    totalDiscountsSet { shopMoney { amount } }
    totalShippingPriceSet { shopMoney { amount } }
    totalTaxSet { shopMoney { amount } }
    totalTipReceivedSet { shopMoney { amount } }
    currentTotalDutiesSet { shopMoney { amount } }
    currentSubtotalPriceSet { shopMoney { amount } }
    currentTotalPriceSet { shopMoney { amount } }
    totalOutstandingSet { shopMoney { amount } }
    netPaymentSet { shopMoney { amount } }
    totalWeight
    taxesIncluded
    taxExempt
    tags
    note
    customAttributes { key value }
    poNumber
    email
    phone
    customerLocale
    customerAcceptsMarketing
    clientIp
    statusPageUrl
    paymentGatewayNames
    customer { id }
    shippingAddress { ...AddressFields }
    billingAddress { ...AddressFields }
    discountApplications(first: 20) { nodes { ...DiscountFields } }
    taxLines { ...TaxLineFields }
    lineItems(first: 50) {
      nodes { ...LineFields }
      pageInfo { hasNextPage endCursor }
    }
    shippingLines(first: 10, includeRemovals: true) {
      nodes {
        id
        title
        code
        source
        carrierIdentifier
        originalPriceSet { shopMoney { amount } }
        discountedPriceSet { shopMoney { amount } }
        isRemoved
        discountAllocations { ...AllocationFields }
      }
    }
    fulfillments {
      id
      name
      status
      createdAt
      updatedAt
      location { id }
      service { handle }
      trackingInfo { company number url }
      estimatedDeliveryAt
      inTransitAt
      deliveredAt
      fulfillmentLineItems(first: 50) {
        nodes { quantity lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
      events(first: 50, sortKey: ID) {
        nodes { id status happenedAt message city country estimatedDeliveryAt }
      }
    }
    refunds {
      id
      createdAt
      processedAt
      note
      return { id }
      totalRefundedSet { shopMoney { amount } }
      refundLineItems(first: 50) {
        nodes { ...RefundLineFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  fragment AddressFields on MailingAddress {
    name
    firstName
    lastName
    company
    address1
    address2
    city
    zip
    province
    provinceCode
    country
    countryCodeV2
    phone
    latitude
    longitude
  }
  fragment DiscountFields on DiscountApplication {
    __typename
    index
    allocationMethod
    targetSelection
    targetType
    value {
      ... on MoneyV2 { amount }
      ... on PricingPercentageValue { percentage }
    }
    ... on DiscountCodeApplication { code }
    ... on AutomaticDiscountApplication { title }
    ... on ManualDiscountApplication { title description }
    ... on ScriptDiscountApplication { title }
  }
` as const;
