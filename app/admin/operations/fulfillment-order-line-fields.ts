// The fields of a line of a fulfilment order.
export const FULFILLMENT_ORDER_LINE_FIELDS = `#graphql
  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {
    id
    sku
    remainingQuantity
    totalQuantity
    lineItem { id }
  }
` as const;
