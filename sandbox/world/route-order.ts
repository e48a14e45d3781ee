import { chooseLocations } from "#sandbox/world/choose-locations.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { FulfillmentOrderRecord, LineRecord, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/** Shopify's routing: assigns the lines of a placed order to locations. Does nothing when it is routed or cancelled. */
export function routeOrder(world: World, shop: string, orderId: string): void {
  const order = world.order(shop, orderId);
  if (!order || order.routedAt || order.cancelledAt) return;
  order.routedAt = world.now();
  assignLines(
    world,
    order,
    order.lines.filter((line) => line.currentQuantity > 0).map((line) => ({ line, quantity: line.currentQuantity })),
    world.action(shop, { by: "shopify" }),
  );
}

/** Makes one fulfilment order a location and delivery method, and says that routing is complete. */
export function assignLines(
  world: World,
  order: OrderRecord,
  units: { line: LineRecord; quantity: number }[],
  emit: Emit,
): FulfillmentOrderRecord[] {
  const locationOf = locationsFor(world, order.shop, units);
  const groups = new Map<string, { locationId: string; shipped: boolean; units: typeof units }>();
  for (const unit of units) {
    const locationId = locationOf.get(unit.line.id) ?? "";
    const key = `${locationId} ${unit.line.requiresShipping}`;
    const group = groups.get(key) ?? { locationId, shipped: unit.line.requiresShipping, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  const now = world.now();
  return [...groups.values()].map((group) => {
    const made: FulfillmentOrderRecord = {
      id: world.nextId(),
      orderId: order.id,
      locationId: group.locationId,
      status: "OPEN",
      requestStatus: "UNSUBMITTED",
      merchantRequests: [],
      deliveryMethod: !group.shipped ? "NONE" : shippingLineOf(order)?.code === "PICKUP" ? "PICK_UP" : "SHIPPING",
      createdAt: now,
      updatedAt: now,
      fulfillAt: `${now.slice(0, 13)}:00:00Z`,
      fulfillBy: null,
      leftByHoldOn: null,
      lines: group.units.map(({ line, quantity }) => ({
        id: world.nextId(),
        lineId: line.id,
        totalQuantity: quantity,
        remainingQuantity: quantity,
      })),
      holds: [],
    };
    world.state.fulfillmentOrders[made.id] = made;
    order.fulfillmentOrderIds.push(made.id);
    emit("fulfillment_orders/order_routing_complete", { orderId: order.id, fulfillmentOrderId: made.id });
    return made;
  });
}

/** By line: the place that Shopify's default routing gives it, from what is available now. */
function locationsFor(
  world: World,
  shop: string,
  units: readonly { line: LineRecord; quantity: number }[],
): Map<string, string> {
  const places = world
    .locationsOf(shop)
    .filter((location) => location.active && location.fulfillsOnlineOrders)
    .map(({ id }) => ({
      id,
      available: (itemId: string) => {
        const level = levelAt(world, itemId, id);
        if (!level?.active) return null;
        return world.state.inventoryItems[itemId]?.tracked ? level.quantities.available : Number.POSITIVE_INFINITY;
      },
    }));
  const wanted = units.map(({ line, quantity }) => ({
    key: line.id,
    itemId: (line.variantId && world.state.variants[line.variantId]?.inventoryItemId) || null,
    quantity,
  }));
  return chooseLocations(wanted, places);
}
