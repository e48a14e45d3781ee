import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import { fulfillmentServiceOf } from "#sandbox/world/fulfillment-service-of.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Says that work on a fulfilment order has begun. Emits fulfillment_orders/progress_reported. */
export function reportProgress(
  world: World,
  shop: string,
  id: string,
  reasonNotes: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  const reported = one.status === "IN_PROGRESS" && one.requestStatus === "UNSUBMITTED";
  if (fulfillmentServiceOf(world, one.locationId) && one.status === "OPEN")
    throw new Refused("The fulfillment order is not assigned to the requesting fulfillment service.", {
      field: ["id"],
      code: "FULFILLMENT_ORDER_INVALID_FULFILLMENT_SERVICE_OWNERSHIP",
    });
  if (one.status !== "OPEN" && !reported)
    throw new Refused("Cannot report progress on a fulfillment order in this state.", {
      field: ["id"],
      code: "FULFILLMENT_ORDER_STATUS_INVALID",
    });
  const initialStatus = one.status;
  one.status = "IN_PROGRESS";
  touch(world, one);
  const emit = world.action(shop, actor);
  emit("fulfillment_orders/progress_reported", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    data: { reasonNotes, initialStatus },
  });
  touchOrder(world, one, emit);
  return one;
}
