// What a carrier said of a parcel.
export const CARRIER_EVENT_FIELDS = `#graphql
  fragment CarrierEventFields on FulfillmentEvent {
    id
    status
    happenedAt
    message
    city
    country
    estimatedDeliveryAt
  }
` as const;
