import { touchOrder } from "#sandbox/world/fulfillment-orders/touch-order.ts";
import type { FulfillmentOrderRecord } from "#sandbox/world/records/fulfillment-order.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

/** As the schema describes its error codes. */
const WORDS = {
  NO_FULFILLMENT_ORDER_IDS: "No fulfillment order IDs were provided.",
  FULFILLMENT_ORDER_NOT_FOUND: "Fulfillment order could not be found.",
  FULFILLMENT_ORDERS_NOT_FROM_THE_SAME_ORDER: "Fulfillment orders are not from the same order.",
  FULFILLMENT_ORDERS_MUST_BELONG_TO_SAME_LOCATION: "Fulfillment orders must belong to the same location.",
  CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS: "Cannot move a fulfillment order that has progress reported.",
  FULFILLMENT_ORDERS_STATE_NOT_SUPPORTED:
    "All fulfillment orders must have status and request status compatible with reroutable states.",
  SINGLE_LOCATION_SHOP_NOT_SUPPORTED: "This feature is only supported for multi-location shops.",
  CANNOT_REASSIGN_LOCATION_FOR_FULFILLMENT_ORDERS: "Cannot reassign location for fulfillment orders.",
} as const;

/**
 * Has Shopify choose another location for fulfilment orders of one order: the first of those that are allowed. Emits
 * fulfillment_orders/moved for each.
 */
export function rerouteFulfillmentOrders(
  world: World,
  shop: string,
  ids: readonly string[],
  allowed: { included: readonly string[] | null; excluded: readonly string[] },
  actor: Actor,
): FulfillmentOrderRecord[] {
  const refuse = (code: keyof typeof WORDS) => new Refused(WORDS[code], { code, field: ["fulfillmentOrderIds"] });
  const found = ids.flatMap((id) => world.fulfillmentOrder(shop, id) ?? []);
  const [first] = found;
  if (ids.length === 0) throw refuse("NO_FULFILLMENT_ORDER_IDS");
  if (!first || found.length < ids.length) throw refuse("FULFILLMENT_ORDER_NOT_FOUND");
  if (found.some(({ orderId }) => orderId !== first.orderId))
    throw refuse("FULFILLMENT_ORDERS_NOT_FROM_THE_SAME_ORDER");
  if (found.some(({ locationId }) => locationId !== first.locationId))
    throw refuse("FULFILLMENT_ORDERS_MUST_BELONG_TO_SAME_LOCATION");
  if (found.some(({ status }) => status === "IN_PROGRESS"))
    throw refuse("CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS");
  if (found.some((one) => one.status !== "OPEN" || one.requestStatus !== "UNSUBMITTED"))
    throw refuse("FULFILLMENT_ORDERS_STATE_NOT_SUPPORTED");
  const places = Object.values(world.state.locations).filter(
    (one) => one.shop === shop && one.active && one.fulfillsOnlineOrders,
  );
  if (places.length < 2) throw refuse("SINGLE_LOCATION_SHOP_NOT_SUPPORTED");
  const chosen = places.find(
    ({ id }) =>
      id !== first.locationId &&
      !allowed.excluded.includes(id) &&
      (allowed.included === null || allowed.included.includes(id)),
  );
  if (!chosen) throw refuse("CANNOT_REASSIGN_LOCATION_FOR_FULFILLMENT_ORDERS");
  const emit = world.action(shop, actor);
  for (const one of found) {
    const sourceLocationId = one.locationId;
    one.locationId = chosen.id;
    touch(world, one);
    emit("fulfillment_orders/moved", {
      orderId: one.orderId,
      fulfillmentOrderId: one.id,
      data: {
        originalFulfillmentOrderId: one.id,
        sourceLocationId,
        destinationLocationId: chosen.id,
        lines: one.lines.map((line) => ({ id: line.id, quantity: line.remainingQuantity })),
      },
    });
  }
  touchOrder(world, first, emit);
  return found;
}
