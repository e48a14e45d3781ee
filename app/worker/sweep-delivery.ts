// Pure.
import type { OrderPicture } from "#app/rules/facts.ts";
import type { InternalDelivery } from "#app/store/deliveries.server.ts";

const TOPICS = { sweep: "orders/swept", differs: "orders/differs" } as const;

/**
 * What a sweep says of an order: no webhook announced this change (`sweep`), or it differs from what we saw with the same stamp
 * (`differs`). One for each stamp. @param picture as it was read; without it the lane reads for itself.
 */
export function sweepDelivery(
  why: keyof typeof TOPICS,
  { orderId, updatedAt }: { orderId: string; updatedAt: string },
  picture: OrderPicture | null | undefined,
): InternalDelivery {
  return {
    webhookId: `${why}:${orderId}:${updatedAt}`,
    source: "SWEEP",
    topic: TOPICS[why],
    laneKind: "order",
    laneKey: orderId,
    ...(picture && {
      reading: { orderId, customerId: picture.customer_id, body: Buffer.from(JSON.stringify(picture)) },
    }),
  };
}
