// What tells whether a fulfilment order can be held, and what holds it.
export const HOLDABLE_FIELDS = `#graphql
  fragment HoldableFields on FulfillmentOrder {
    id
    status
    supportedActions { action }
    fulfillmentHolds { id handle reason reasonNotes heldByRequestingApp }
  }
` as const;
