// What an order tells by itself, without its lists: the same wherever it is read, one by one or in bulk.
export const ORDER_OWN_FIELDS = `#graphql
  fragment OrderOwnFields on Order {
    ...OrderValueFields
    id
    name
    number
    createdAt
    processedAt
    updatedAt
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
    originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount } }
    taxesIncluded
    customAttributes { key value }
    customerLocale
    customerAcceptsMarketing
    clientIp
    statusPageUrl
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
