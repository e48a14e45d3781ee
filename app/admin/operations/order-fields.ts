// The fields of an order that our picture is made of, together with those of its lines; app/admin/order-from-api.ts maps them. Figures are asked for in the
// shop's currency. Staff members and payment terms are left out: Shopify shows them to few apps, and refuses the whole
// request else.
export const ORDER_FIELDS = `#graphql
  fragment OrderFields on Order {
    ...OrderOwnFields
    discountApplications(first: 20) { nodes { ...DiscountFields } }
    lineItems(first: 50) {
      nodes { ...LineFields }
      pageInfo { hasNextPage endCursor }
    }
    shippingLines(first: 10, includeRemovals: true) { nodes { ...ShippingLineFields } }
    fulfillments {
      ...ParcelFields
      fulfillmentLineItems(first: 50) {
        nodes { quantity lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
      events(first: 50, sortKey: ID) { nodes { ...CarrierEventFields } }
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
` as const;
