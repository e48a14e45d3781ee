// Pure. What a fulfilment's events say of its way to the buyer.
import type { FulfillmentEventStatus, FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { Instant } from "#sandbox/world/types.ts";

export interface FulfillmentDelivery {
  displayStatus: "CANCELED" | "FULFILLED" | FulfillmentEventStatus;
  inTransitAt: Instant | null;
  deliveredAt: Instant | null;
  estimatedDeliveryAt: Instant | null;
}

/** The event that happened last counts; a cancelled fulfilment is shown as cancelled, whatever its carrier told (recorded). */
export function fulfillmentDelivery(fulfillment: FulfillmentRecord): FulfillmentDelivery {
  const events = fulfillment.events.toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt));
  const last = (status: FulfillmentEventStatus) => events.findLast((event) => event.status === status);
  return {
    displayStatus: fulfillment.status === "CANCELLED" ? "CANCELED" : (events.at(-1)?.status ?? "FULFILLED"),
    inTransitAt: events.find(({ status }) => status === "IN_TRANSIT")?.happenedAt ?? null,
    deliveredAt: last("DELIVERED")?.happenedAt ?? null,
    estimatedDeliveryAt: events.findLast(({ estimatedDeliveryAt }) => estimatedDeliveryAt)?.estimatedDeliveryAt ?? null,
  };
}
