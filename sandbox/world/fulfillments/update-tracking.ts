import { expectFulfillment } from "#sandbox/world/fulfillments/expect-fulfillment.ts";
import type { FulfillmentRecord, TrackingRecord } from "#sandbox/world/records/fulfillment.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** Replaces the parcels of a fulfilment, also of a cancelled one (recorded). Emits fulfillments/update. */
export function updateTracking(
  world: World,
  shop: string,
  id: string,
  tracking: TrackingRecord[],
  actor: Actor,
): { order: OrderRecord; fulfillment: FulfillmentRecord } {
  const { order, fulfillment } = expectFulfillment(world, shop, id, ["fulfillmentId"]);
  fulfillment.tracking = tracking;
  touch(world, fulfillment);
  touch(world, order);
  const emit = world.action(shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  emit("fulfillments/update", { ...about, childId: fulfillment.id });
  emit("orders/updated", about);
  return { order, fulfillment };
}
