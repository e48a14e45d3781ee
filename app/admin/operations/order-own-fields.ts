// What an order tells by itself, without its lists: the same wherever it is read, one by one or in bulk.
export const ORDER_OWN_FIELDS = `#graphql
  fragment OrderOwnFields on Order {
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
    taxLines { ...TaxLineFields }
  }
  fragment ShippingLineFields on ShippingLine {
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
  fragment ParcelFields on Fulfillment {
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
