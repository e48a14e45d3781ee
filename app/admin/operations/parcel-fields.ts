// A fulfilment without its lines.
export const PARCEL_FIELDS = `#graphql
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
` as const;
