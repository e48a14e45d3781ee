import { cancelFulfillmentOrder } from "#sandbox/world/fulfillment-orders/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "#sandbox/world/fulfillment-orders/close-fulfillment-order.ts";
import { openFulfillmentOrder } from "#sandbox/world/fulfillment-orders/open-fulfillment-order.ts";
import { reportProgress } from "#sandbox/world/fulfillment-orders/report-progress.ts";
import {
  acceptCancellationRequest,
  rejectCancellationRequest,
  submitCancellationRequest,
} from "#sandbox/world/fulfillment-orders/request-cancellation.ts";
import {
  acceptFulfillmentRequest,
  rejectFulfillmentRequest,
  submitFulfillmentRequest,
} from "#sandbox/world/fulfillment-orders/request-fulfillment.ts";
import { rescheduleFulfillmentOrder } from "#sandbox/world/fulfillment-orders/reschedule-fulfillment-order.ts";
import { splitFulfillmentOrders } from "#sandbox/world/fulfillment-orders/split-fulfillment-orders.ts";
import { createFulfillment } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { holdFulfillmentOrder } from "#sandbox/world/hold-fulfillment-order.ts";
import { moveFulfillmentOrder } from "#sandbox/world/move-fulfillment-order.ts";
import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { releaseHolds } from "#sandbox/world/release-holds.ts";
import { Refused } from "#sandbox/world/world.ts";
import { fulfillmentOrderThatIs } from "#tests/unit/sandbox/fulfillment/states.ts";
import { APP, SHOP } from "#tests/unit/sandbox/support.ts";

type Ground = ReturnType<typeof fulfillmentOrderThatIs>;
const LATER = "2026-12-24T10:00:00Z";

export const VERBS: Record<string, (ground: Ground) => unknown> = {
  hold: ({ world, one }) => holdFulfillmentOrder(world, SHOP, one.id, { reason: "OTHER", handle: "second" }, APP),
  release: ({ world, one }) => releaseHolds(world, SHOP, one.id, "all", APP),
  move: ({ world, one, locations }) => moveFulfillmentOrder(world, SHOP, one.id, locations[1] ?? "", null, APP),
  "report progress": ({ world, one }) => reportProgress(world, SHOP, one.id, "packing", APP),
  open: ({ world, one }) => openFulfillmentOrder(world, SHOP, one.id, APP),
  reschedule: ({ world, one }) => rescheduleFulfillmentOrder(world, SHOP, one.id, LATER, APP),
  split: ({ world, one }) =>
    splitFulfillmentOrders(
      world,
      SHOP,
      [{ fulfillmentOrderId: one.id, lines: [{ id: one.lines[0]?.id ?? "", quantity: 1 }] }],
      APP,
    ),
  cancel: ({ world, one }) => cancelFulfillmentOrder(world, SHOP, one.id, APP),
  fulfil: ({ world, one }) => createFulfillment(world, SHOP, [{ fulfillmentOrderId: one.id }], [], APP),
  submit: ({ world, one }) =>
    submitFulfillmentRequest(world, SHOP, one.id, { message: null, notifyCustomer: false, lines: null }, APP),
  accept: ({ world, one }) => acceptFulfillmentRequest(world, SHOP, one.id, null, APP),
  reject: ({ world, one }) => rejectFulfillmentRequest(world, SHOP, one.id, null, APP),
  "ask back": ({ world, one }) => submitCancellationRequest(world, SHOP, one.id, null, APP),
  "give back": ({ world, one }) => acceptCancellationRequest(world, SHOP, one.id, null, APP),
  "keep it": ({ world, one }) => rejectCancellationRequest(world, SHOP, one.id, null, APP),
  "give up": ({ world, one }) => closeFulfillmentOrder(world, SHOP, one.id, null, APP),
};

/** What came of it: the state it is in now, with what was told; or why not. */
export function outcome(verb: string, state: string): string {
  const ground = fulfillmentOrderThatIs(state);
  try {
    VERBS[verb]?.(ground);
  } catch (error) {
    if (error instanceof NotSimulated) return "not simulated";
    if (error instanceof Refused) return `refused: ${error.message.replaceAll(ground.one.id, "ID")}`;
    throw error;
  }
  const topics = ground.topics().filter((topic) => topic !== "orders/updated");
  return [`${ground.one.status}, ${ground.one.requestStatus}`, ...topics].join("; ");
}
