import { expectFulfillmentOrder } from "#sandbox/world/fulfillment-orders/expect-fulfillment-order.ts";
import { expectService } from "#sandbox/world/fulfillment-orders/expect-service.ts";
import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import { wrongRequestState } from "#sandbox/world/fulfillment-orders/wrong-state.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { splitUnits } from "#sandbox/world/split-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface FulfillmentRequestDraft {
  message: string | null;
  notifyCustomer: boolean;
  /** Null: everything. */
  lines: readonly { id: string; quantity: number }[] | null;
}

export interface Submitted {
  original: FulfillmentOrderRecord;
  submitted: FulfillmentOrderRecord;
  unsubmitted: FulfillmentOrderRecord | null;
}

/**
 * The merchant asks a fulfilment service to fulfil. As Shopify documents it: of some units only, the original is closed, and
 * two new ones take what is and what is not asked for; of one that is incomplete or was given back, a new one is submitted. Emits fulfillment_orders/fulfillment_request_submitted.
 */
export function submitFulfillmentRequest(
  world: World,
  shop: string,
  id: string,
  draft: FulfillmentRequestDraft,
  actor: Actor,
): Submitted {
  const original = expectFulfillmentOrder(world, shop, id);
  expectService(world, original);
  const mayBeAsked =
    (original.status === "OPEN" || original.status === "INCOMPLETE" || original.status === "CANCELLED") &&
    original.requestStatus !== "SUBMITTED";
  if (!mayBeAsked) throw wrongRequestState(original);
  const { submitted, unsubmitted } = divide(world, original, draft.lines);
  const requestId = world.nextId();
  submitted.requestStatus = "SUBMITTED";
  submitted.status = "OPEN";
  submitted.merchantRequests.push({
    id: requestId,
    kind: "FULFILLMENT_REQUEST",
    message: draft.message,
    notifyCustomer: draft.notifyCustomer,
    sentAt: world.now(),
  });
  touch(world, submitted);
  const emit = world.action(shop, actor);
  emit("fulfillment_orders/fulfillment_request_submitted", {
    orderId: original.orderId,
    fulfillmentOrderId: submitted.id,
    data: { originalFulfillmentOrderId: original.id, requestId, message: draft.message },
  });
  touchOrder(world, submitted, emit);
  return { original, submitted, unsubmitted };
}

function divide(
  world: World,
  original: FulfillmentOrderRecord,
  lines: FulfillmentRequestDraft["lines"],
): { submitted: FulfillmentOrderRecord; unsubmitted: FulfillmentOrderRecord | null } {
  for (const { id, quantity } of lines ?? []) {
    const line = original.lines.find((candidate) => candidate.id === id);
    if (!line) throw new Refused("Fulfillment order line item does not exist.");
    if (quantity < 1 || quantity > line.remainingQuantity)
      throw new Refused("Invalid fulfillment order line item quantity requested.");
  }
  const asked = (line: { id: string }) => lines?.find(({ id }) => id === line.id)?.quantity ?? 0;
  const rest = original.lines
    .map((line) => ({ id: line.id, quantity: line.remainingQuantity - asked(line) }))
    .filter(({ quantity }) => quantity > 0);
  const whole = !lines || lines.length === 0 || rest.length === 0;
  if (whole && original.status === "OPEN") return { submitted: original, unsubmitted: null };
  const all = original.lines.map((line) => ({ id: line.id, quantity: line.remainingQuantity }));
  const submitted = splitUnits(
    world,
    original,
    whole ? all.filter(({ quantity }) => quantity > 0) : lines,
    original.locationId,
  );
  const unsubmitted = whole ? null : splitUnits(world, original, rest, original.locationId);
  original.status = "CLOSED";
  touch(world, original);
  return { submitted, unsubmitted };
}

/** The fulfilment service agrees. Emits fulfillment_orders/fulfillment_request_accepted. */
export function acceptFulfillmentRequest(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = submitted(world, shop, id);
  one.requestStatus = "ACCEPTED";
  one.status = "IN_PROGRESS";
  return answered(world, shop, one, "fulfillment_orders/fulfillment_request_accepted", message, actor);
}

/** The fulfilment service declines. Emits fulfillment_orders/fulfillment_request_rejected. */
export function rejectFulfillmentRequest(
  world: World,
  shop: string,
  id: string,
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  const one = submitted(world, shop, id);
  one.requestStatus = "REJECTED";
  return answered(world, shop, one, "fulfillment_orders/fulfillment_request_rejected", message, actor);
}

function submitted(world: World, shop: string, id: string): FulfillmentOrderRecord {
  const one = expectFulfillmentOrder(world, shop, id);
  expectService(world, one);
  if (one.requestStatus !== "SUBMITTED") throw wrongRequestState(one);
  return one;
}

function answered(
  world: World,
  shop: string,
  one: FulfillmentOrderRecord,
  topic: "fulfillment_orders/fulfillment_request_accepted" | "fulfillment_orders/fulfillment_request_rejected",
  message: string | null,
  actor: Actor,
): FulfillmentOrderRecord {
  touch(world, one);
  const emit = world.action(shop, actor);
  emit(topic, { orderId: one.orderId, fulfillmentOrderId: one.id, data: { message } });
  touchOrder(world, one, emit);
  return one;
}
