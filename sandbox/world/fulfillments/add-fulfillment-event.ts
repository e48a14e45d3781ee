import { expectFulfillment } from "#sandbox/world/fulfillments/expect-fulfillment.ts";
import type { FulfillmentEventRecord, FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, Instant, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type FulfillmentEventDraft = Pick<FulfillmentEventRecord, "status"> &
  Partial<Omit<FulfillmentEventRecord, "id" | "status" | "createdAt">>;

/**
 * What a carrier or an app tells of a parcel. Taken for cancelled fulfilments, too (recorded). Emits
 * fulfillment_events/create and fulfillments/update.
 */
export function addFulfillmentEvent(
  world: World,
  shop: string,
  fulfillmentId: string,
  draft: FulfillmentEventDraft,
  actor: Actor,
): { order: OrderRecord; fulfillment: FulfillmentRecord; event: FulfillmentEventRecord } {
  const { order, fulfillment } = expectFulfillment(world, shop, fulfillmentId, ["fulfillmentEvent", "fulfillmentId"]);
  const now: Instant = world.now();
  const event: FulfillmentEventRecord = {
    id: world.nextId(),
    status: draft.status,
    message: draft.message ?? null,
    happenedAt: draft.happenedAt ?? now,
    createdAt: now,
    estimatedDeliveryAt: draft.estimatedDeliveryAt ?? null,
    address1: draft.address1 ?? null,
    city: draft.city ?? null,
    province: draft.province ?? null,
    country: draft.country ?? null,
    zip: draft.zip ?? null,
    latitude: draft.latitude ?? null,
    longitude: draft.longitude ?? null,
  };
  fulfillment.events.push(event);
  touch(world, fulfillment);
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("fulfillment_events/create", { ...about, subjectId: fulfillment.id, childId: event.id });
  emit("fulfillments/update", { ...about, childId: fulfillment.id });
  emit("orders/updated", about);
  return { order, fulfillment, event };
}
