// What can change of an order and is a single value or an amount: Shopify charges no points for them, wherever they are asked for.
export const ORDER_VALUE_FIELDS = `#graphql
  fragment OrderValueFields on Order {
    cancelledAt
    cancelReason
    closedAt
    displayFinancialStatus
    displayFulfillmentStatus
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
    taxExempt
    tags
    note
    poNumber
    email
    phone
    paymentGatewayNames
  }
` as const;
