// Pure over the world. Bodies of fulfillment_orders/*: gids, and no order id.
import type { FulfillmentOrderRecord, HoldRecord, WorldEvent } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;

const brief = (one: FulfillmentOrderRecord) => ({
  id: gid("FulfillmentOrder", one.id),
  status: one.status.toLowerCase(),
});

export const fulfillmentOrderBody = (one: FulfillmentOrderRecord) => ({ fulfillment_order: brief(one) });

/** @param appId the app that is told: its own holds are marked. */
export function placedOnHoldBody(world: World, one: FulfillmentOrderRecord, event: WorldEvent, appId: string) {
  const body = (hold: HoldRecord) => ({
    id: gid("FulfillmentHold", hold.id),
    reason: hold.reason.toLowerCase(),
    reason_notes: hold.reasonNotes ?? "",
    held_by_requesting_app: hold.appId === appId,
    handle: hold.handle,
    // The app's number in Shopify; staff hold by the admin's own.
    held_by_app: { id: gid("App", hold.appId === null ? "1830279" : "12345") },
  });
  const created = one.holds.find((hold) => hold.id === event.childId) ?? one.holds.at(-1);
  const rest = event.hold?.remainingFulfillmentOrderId;
  const remaining = rest ? world.state.fulfillmentOrders[rest] : undefined;
  return {
    fulfillment_order: { ...brief(one), fulfillment_holds: one.holds.map(body) },
    // Shopify names it always; without a partial hold it is empty.
    remaining_fulfillment_order: remaining ? brief(remaining) : null,
    held_fulfillment_order_line_items: (event.hold?.heldLines ?? []).map(({ id, quantity }) => ({
      id: gid("FulfillmentOrderLineItem", id),
      quantity,
    })),
    created_fulfillment_hold: created ? body(created) : null,
  };
}
