import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { expectService } from "#sandbox/world/fulfillment-orders/expect-service.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import { wrongRequestState } from "#sandbox/world/fulfillment-orders/wrong-state.ts";
import type { FulfillmentOrderRecord, RequestStatus } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

/** The merchant wants back what a service has accepted. Emits fulfillment_orders/cancellation_request_submitted. */
export function submitCancellationRequest(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expected(world, shop, id, ["ACCEPTED", "CANCELLATION_REJECTED"]);
  const requestId = world.nextId();
  one.requestStatus = "CANCELLATION_REQUESTED";
  one.merchantRequests.push({
    id: requestId,
    kind: "CANCELLATION_REQUEST",
    message,
    notifyCustomer: false,
    sentAt: world.now(),
  });
  touch(world, one);
  const emit = world.action(shop, actor);
  emit("fulfillment_orders/cancellation_request_submitted", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    data: { requestId, message },
  });
  touchOrder(world, one, emit);
  return one;
}

/** The service gives it back: cancelled, and it may be asked for anew. Emits fulfillment_orders/cancellation_request_accepted. */
export function acceptCancellationRequest(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expected(world, shop, id, ["CANCELLATION_REQUESTED"]);
  one.requestStatus = "CANCELLATION_ACCEPTED";
  one.status = "CANCELLED";
  return answered(world, shop, one, "fulfillment_orders/cancellation_request_accepted", message, actor);
}

/** The service keeps it: it goes on. Emits fulfillment_orders/cancellation_request_rejected. */
export function rejectCancellationRequest(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = expected(world, shop, id, ["CANCELLATION_REQUESTED"]);
  one.requestStatus = "CANCELLATION_REJECTED";
  return answered(world, shop, one, "fulfillment_orders/cancellation_request_rejected", message, actor);
}

function expected(world: World, shop: string, id: string, states: readonly RequestStatus[]): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  expectService(world, one);
  if (one.status !== "IN_PROGRESS" || !states.includes(one.requestStatus)) throw wrongRequestState(one);
  return one;
}

function answered(
  world: World,
  shop: string,
  one: FulfillmentOrderRecord,
  topic: "fulfillment_orders/cancellation_request_accepted" | "fulfillment_orders/cancellation_request_rejected",
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  touch(world, one);
  const emit = world.action(shop, actor);
  emit(topic, { orderId: one.orderId, fulfillmentOrderId: one.id, data: { message } });
  touchOrder(world, one, emit);
  return one;
}
