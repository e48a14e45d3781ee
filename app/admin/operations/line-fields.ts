// The fields of an order's line, in the order and where its first page of lines ends.
export const LINE_FIELDS = `#graphql
  fragment LineFields on LineItem {
    id
    product { id }
    variant { id }
    sku
    title
    variantTitle
    name
    vendor
    quantity
    currentQuantity
    unfulfilledQuantity
    fulfillableQuantity
    fulfillmentStatus
    fulfillmentService { handle }
    originalUnitPriceSet { shopMoney { amount } }
    weight { value unit }
    requiresShipping
    taxable
    isGiftCard
    customAttributes { key value }
    taxLines { ...TaxLineFields }
    discountAllocations { ...AllocationFields }
  }
  fragment TaxLineFields on TaxLine {
    title
    rate
    priceSet { shopMoney { amount } }
  }
  fragment AllocationFields on DiscountAllocation {
    allocatedAmountSet { shopMoney { amount } }
    discountApplication { index }
  }
` as const;
