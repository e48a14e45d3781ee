import type { ReceivedDelivery } from "#app/store/deliveries.server.ts";

/** A webhook of a new order with this id, as the door hands it to the inbox. */
export const receivedDelivery = (orderId: string): ReceivedDelivery => ({
  ...{ webhookId: `w-${orderId}`, eventId: null, topic: "orders/create", triggeredAt: null },
  ...{ digest: Buffer.from(orderId), body: Buffer.from("{}"), orderId, customerId: null },
  verdict: { outcome: "lane", lane: { kind: "order", key: orderId } },
});
