import { expectFulfillment } from "#sandbox/world/fulfillments/expect-fulfillment.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/**
 * Takes back what was told of a parcel, as other apps do by REST; the Admin GraphQL API has no mutation for it. Emits
 * fulfillment_events/delete and fulfillments/update.
 */
export function deleteFulfillmentEvent(
  world: World,
  shop: string,
  fulfillmentId: string,
  eventId: string,
  actor: Actor,
): void {
  const { order, fulfillment } = expectFulfillment(world, shop, fulfillmentId, ["fulfillmentId"]);
  const event = fulfillment.events.find(({ id }) => id === eventId);
  if (!event) throw new Refused("Fulfillment event does not exist");
  fulfillment.events = fulfillment.events.filter((one) => one !== event);
  touch(world, fulfillment);
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("fulfillment_events/delete", { ...about, subjectId: fulfillment.id, childId: event.id, data: { event } });
  emit("fulfillments/update", { ...about, childId: fulfillment.id });
  emit("orders/updated", about);
}
