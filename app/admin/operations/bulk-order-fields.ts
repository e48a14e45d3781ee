// An order as a bulk operation is asked for it: at most five connections, two deep, none within a list. So the lines of its
// parcels come with BULK_PARCEL_FIELDS, and those of its refunds by reading it.
export const BULK_ORDER_FIELDS = `#graphql
  fragment BulkOrderFields on Order {
    ...OrderOwnFields
    discountApplications { edges { node { ...DiscountFields } } }
    lineItems { edges { node { ...LineFields } } }
    shippingLines(includeRemovals: true) { edges { node { ...ShippingLineFields } } }
    fulfillments { ...ParcelFields }
    refunds { id }
    transactions { id kind status processedAt createdAt gateway amountSet { shopMoney { amount currencyCode } } }
  }
` as const;
