// The fields of a fulfilment order that our picture is made of; app/admin/fulfillment-order-from-api.ts maps them.
export const FULFILLMENT_ORDER_FIELDS = `#graphql
  fragment FulfillmentOrderFields on FulfillmentOrder {
    id
    orderId
    orderName
    requestStatus
    createdAt
    updatedAt
    fulfillAt
    fulfillBy
    assignedLocation { name location { id isFulfillmentService } }
    deliveryMethod { methodType }
    ...HoldableFields
    lineItems(first: 30) {
      nodes { ...FulfillmentOrderLineFields }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;
