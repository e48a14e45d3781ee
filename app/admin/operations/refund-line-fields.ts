// The fields of a refunded line.
export const REFUND_LINE_FIELDS = `#graphql
  fragment RefundLineFields on RefundLineItem {
    id
    quantity
    restockType
    location { id }
    lineItem { id sku }
    subtotalSet { shopMoney { amount } }
  }
` as const;
