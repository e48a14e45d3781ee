import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { Refused } from "#sandbox/world/world.ts";

/**
 * What a request, or an answer to one, is refused with in another state: after the words of `fulfillmentOrderOpen`
 * (fulfillment-order-lifecycle), not confirmed for requests.
 */
export const wrongRequestState = ({ requestStatus }: FulfillmentOrderRecord): Refused =>
  new Refused(`Expected fulfillment order request status to be valid but it was ${requestStatus.toLowerCase()}.`);

/** The same of its status. */
export const wrongStatus = ({ status }: FulfillmentOrderRecord): Refused =>
  new Refused(`Expected fulfillment order status to be valid but it was ${status.toLowerCase()}.`);
