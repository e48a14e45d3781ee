import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface CancelledFulfillmentOrder {
  fulfillmentOrder: FulfillmentOrderRecord;
  /** What is left to do goes on in it, at the same location. */
  replacement: FulfillmentOrderRecord;
}

/** Cancels a fulfilment order: it is closed, and its lines go to one that replaces it (recorded). Emits fulfillment_orders/cancelled. */
export function cancelFulfillmentOrder(
  world: World,
  shop: string,
  id: string,
  actor: Actor,
): CancelledFulfillmentOrder {
  const one = expectFulfillmentOrder(world, shop, id);
  if (one.status === "IN_PROGRESS" && one.requestStatus === "UNSUBMITTED")
    throw new Refused("Cannot cancel fulfillment order that has had progress reported. Mark as unfulfilled first.", {
      field: ["id"],
      code: "FULFILLMENT_ORDER_HAS_MANUALLY_REPORTED_PROGRESS",
    });
  if (one.status === "ON_HOLD" || one.status === "SCHEDULED")
    throw new NotSimulated(`fulfillmentOrderCancel of a fulfilment order that is ${one.status}`);
  if (one.status !== "OPEN" && one.requestStatus !== "CANCELLATION_REQUESTED")
    throw new Refused("Fulfillment order is not in cancelable request state and can't be canceled.");
  const replacement = replace(world, one);
  world.action(shop, actor)("fulfillment_orders/cancelled", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    data: { replacementFulfillmentOrderId: replacement.id },
  });
  return { fulfillmentOrder: one, replacement };
}

function replace(world: World, one: FulfillmentOrderRecord): FulfillmentOrderRecord {
  const now = world.now();
  const made: FulfillmentOrderRecord = {
    ...one,
    id: world.nextId(),
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    merchantRequests: [],
    createdAt: now,
    updatedAt: now,
    leftByHoldOn: null,
    holds: [],
    // The lines keep their ids, but for those that were fulfilled in part.
    lines: one.lines
      .filter((line) => line.remainingQuantity > 0)
      .map((line) => ({
        id: line.remainingQuantity === line.totalQuantity ? line.id : world.nextId(),
        lineId: line.lineId,
        totalQuantity: line.remainingQuantity,
        remainingQuantity: line.remainingQuantity,
      })),
  };
  one.lines = one.lines
    .filter((line) => line.remainingQuantity < line.totalQuantity)
    .map((line) => ({ ...line, totalQuantity: line.totalQuantity - line.remainingQuantity, remainingQuantity: 0 }));
  one.status = "CLOSED";
  touch(world, one);
  world.state.fulfillmentOrders[made.id] = made;
  world.state.orders[one.orderId]?.fulfillmentOrderIds.push(made.id);
  return made;
}
