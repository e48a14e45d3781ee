// Pure.

interface Shown {
  displayFulfillmentStatus: string;
  lineItems: { nodes: readonly { unfulfilledQuantity: number; currentQuantity: number }[] };
  fulfillments: readonly { status: string }[];
}

/** An order's fulfilment status as webhooks tell it: what Shopify shows in the admin (on hold, scheduled, …) is finer. */
export function fulfillmentStatusFromApi(order: Shown): string {
  switch (order.displayFulfillmentStatus) {
    case "FULFILLED":
      return "fulfilled";
    case "PARTIALLY_FULFILLED":
      return "partial";
    case "RESTOCKED":
      return "restocked";
    default: {
      const begun = order.lineItems.nodes.some((line) => line.unfulfilledQuantity < line.currentQuantity);
      return begun && order.fulfillments.some(({ status }) => status === "SUCCESS") ? "partial" : "unfulfilled";
    }
  }
}
