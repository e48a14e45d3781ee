// Pure. What a delivery on an order's lane tells of its history.
import { eventOfEdit, eventsOfBody } from "#app/history/events-of-body.ts";
import { eventsOfCarrier, eventsOfOrder, eventsOfParcel } from "#app/history/events-of-order.ts";
import type { OrderEvent } from "#app/history/order-event.ts";
import { instantOf } from "#app/lib/instant-of.ts";
import type { OpenDelivery } from "#app/store/deliveries.server.ts";
import type { Told } from "#app/worker/read-delivery.ts";

export type TellingDelivery = Pick<OpenDelivery, "topic" | "source" | "eventId" | "triggeredAt" | "receivedAt">;

export const tellingOf = ({ topic, eventId, triggeredAt, receivedAt }: TellingDelivery) => ({
  ...{ topic, eventId, receivedAt: instantOf(receivedAt) },
  triggeredAt: triggeredAt && instantOf(triggeredAt),
});

/** Only the store's own news: what we tell ourselves is no history. */
export function eventsOfTold(delivery: TellingDelivery, told: Told, orderId: string): OrderEvent[] {
  const { topic } = delivery;
  if (delivery.source !== "WEBHOOK") return [];
  switch (told.tells) {
    case "order":
      return [...eventsOfOrder(told.snapshot, topic), ...eventsOfBody(tellingOf(delivery), {}, orderId)];
    case "edit":
      return [eventOfEdit(told.committedAt, orderId, topic)];
    case "parcel":
      return eventsOfParcel(told.parcel, orderId, topic);
    case "carrier":
      return eventsOfCarrier(told.fulfillmentId, told.event, orderId, topic);
    case "trigger":
      return eventsOfBody(tellingOf(delivery), told.trigger.body ?? {}, orderId);
    case "fulfillment-order":
    case "refund":
    case "updated":
    case "reading":
    case "look":
    case "unreadable":
      return [];
  }
}
