import type { RequestStatus } from "#sandbox/world/records/fulfillment-order.ts";
import { splitUnits } from "#sandbox/world/split-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, FulfillmentOrderRecord, HoldRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** Shopify's limit of active holds that one app may have on one fulfilment order. */
export const HOLDS_OF_ONE_APP = 10;

const NOT_OPEN: ReadonlySet<FulfillmentOrderRecord["status"]> = new Set(["CLOSED", "CANCELLED", "INCOMPLETE"]);

/** A fulfilment service is at it, or was asked. */
const AT_SERVICE: ReadonlySet<RequestStatus> = new Set([
  ...(["SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"] as const),
]);

export interface HoldDraft {
  handle?: string | null;
  reason: string;
  reasonNotes?: string | null;
  /** Some units only: the rest goes on in a new fulfilment order. */
  lines?: { id: string; quantity: number }[];
}

export interface Held {
  hold: HoldRecord;
  fulfillmentOrder: FulfillmentOrderRecord;
  remaining: FulfillmentOrderRecord | null;
}

/** Places a hold. Emits fulfillment_holds/added, fulfillment_orders/placed_on_hold, and orders/updated as the order's status may change. */
export function holdFulfillmentOrder(world: World, shop: string, id: string, draft: HoldDraft, actor: Actor): Held {
  const one = world.fulfillmentOrder(shop, id);
  const refuse = (message: string, code: string | null, field: string[] | null) =>
    new Refused(message, { code, field });
  if (!one) throw refuse("Fulfillment order does not exist.", "FULFILLMENT_ORDER_NOT_FOUND", ["id"]);
  const appId = actor.by === "app" ? actor.appId : null;
  const handle = draft.handle ?? "";
  const own = one.holds.filter((hold) => hold.appId === appId);
  if (handle.length > 64)
    throw refuse("Handle is too long (maximum is 64 characters)", null, ["fulfillmentHold", "handle"]);
  if (NOT_OPEN.has(one.status) || AT_SERVICE.has(one.requestStatus))
    throw refuse("The fulfillment order is not in an open state.", null, ["id"]);
  if (own.some((hold) => hold.handle === handle))
    throw refuse(
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
      "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
      ["fulfillmentHold", "handle"],
    );
  if (own.length >= HOLDS_OF_ONE_APP)
    throw refuse(
      "The maximum number of fulfillment holds for this fulfillment order has been reached for this app. An app can only have up to 10 holds on a single fulfillment order at any one time.",
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
      ["id"],
    );
  const lines = draft.lines ?? [];
  if (lines.length > 0 && (one.holds.length > 0 || one.status === "SCHEDULED"))
    throw refuse("The fulfillment order is not in a splittable state.", "FULFILLMENT_ORDER_NOT_SPLITTABLE", [
      "fulfillmentHold",
      "fulfillmentOrderLineItems",
    ]);
  const remaining = lines.length > 0 ? leaveTheRest(world, one, lines) : null;
  const hold: HoldRecord = {
    id: world.nextId(),
    handle,
    reason: draft.reason,
    reasonNotes: draft.reasonNotes ?? null,
    appId,
    placedAt: world.now(),
  };
  one.holds.push(hold);
  if (one.status === "SCHEDULED") one.heldWhileScheduled = true;
  one.status = "ON_HOLD";
  touch(world, one);
  const order = world.order(shop, one.orderId);
  if (order) touch(world, order);
  const emit = world.action(shop, actor);
  emit("fulfillment_holds/added", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    childId: hold.id,
    data: { hold: { ...hold } },
  });
  emit("fulfillment_orders/placed_on_hold", {
    orderId: one.orderId,
    fulfillmentOrderId: one.id,
    childId: hold.id,
    data: {
      remainingFulfillmentOrderId: remaining?.id ?? null,
      heldLines: one.lines.map((line) => ({ id: line.id, quantity: line.remainingQuantity })),
    },
  });
  emit("orders/updated", { orderId: one.orderId, customerId: order?.customerId ?? null });
  return { hold, fulfillmentOrder: one, remaining };
}

function leaveTheRest(
  world: World,
  one: FulfillmentOrderRecord,
  held: { id: string; quantity: number }[],
): FulfillmentOrderRecord | null {
  const field = ["fulfillmentHold", "fulfillmentOrderLineItems"];
  if (new Set(held.map(({ id }) => id)).size < held.length)
    throw new Refused("The fulfillment order line items are not unique.", {
      code: "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS",
      field,
    });
  for (const [index, { id, quantity }] of held.entries()) {
    const line = one.lines.find((candidate) => candidate.id === id);
    if (quantity < 1)
      throw new Refused("You must select at least one item to place on partial hold.", {
        code: "GREATER_THAN_ZERO",
        field: [...field, String(index), "quantity"],
      });
    if (!line || quantity > line.remainingQuantity)
      throw new Refused("The line item quantity is invalid.", {
        code: "INVALID_LINE_ITEM_QUANTITY",
        field: [...field, String(index), "quantity"],
      });
  }
  const rest = one.lines.flatMap((line) => {
    const quantity = line.remainingQuantity - (held.find(({ id }) => id === line.id)?.quantity ?? 0);
    return quantity > 0 ? [{ id: line.id, quantity }] : [];
  });
  if (rest.length === 0) return null;
  const remaining = splitUnits(world, one, rest, one.locationId);
  remaining.leftByHoldOn = one.id;
  return remaining;
}
