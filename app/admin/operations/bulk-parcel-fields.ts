// The parcels of a fulfilment order with their lines and what carriers said, as a bulk operation is asked for them: of an
// order's own list of parcels it can ask neither.
export const BULK_PARCEL_FIELDS = `#graphql
  fragment BulkParcelFields on FulfillmentOrder {
    id
    orderId
    fulfillments {
      edges {
        node {
          id
          updatedAt
          fulfillmentLineItems { edges { node { id quantity lineItem { id } } } }
          events(sortKey: ID) { edges { node { ...CarrierEventFields } } }
        }
      }
    }
  }
` as const;
