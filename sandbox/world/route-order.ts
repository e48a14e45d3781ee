import type { FulfillmentOrderRecord, LineRecord, LocationRecord, OrderRecord } from "#sandbox/world/types.ts";
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
  const groups = new Map<string, { location: LocationRecord; shipped: boolean; units: typeof units }>();
  for (const unit of units) {
    const location = locationOf(world, order, unit.line);
    const key = `${location.id} ${unit.line.requiresShipping}`;
    const group = groups.get(key) ?? { location, shipped: unit.line.requiresShipping, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  const now = world.now();
  return [...groups.values()].map((group) => {
    const made: FulfillmentOrderRecord = {
      id: world.nextId(),
      orderId: order.id,
      locationId: group.location.id,
      status: "OPEN",
      requestStatus: "UNSUBMITTED",
      merchantRequests: [],
      deliveryMethod: !group.shipped ? "NONE" : order.shippingLine?.code === "PICKUP" ? "PICK_UP" : "SHIPPING",
      createdAt: now,
      updatedAt: now,
      fulfillAt: `${now.slice(0, 13)}:00:00Z`,
      fulfillBy: null,
      splitFrom: null,
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

function locationOf(world: World, order: OrderRecord, line: LineRecord): LocationRecord {
  const product = line.productId ? world.state.products[line.productId] : undefined;
  for (const id of product?.locationIds ?? []) {
    const location = world.state.locations[id];
    if (location?.active && location.fulfillsOnlineOrders) return location;
  }
  for (const location of Object.values(world.state.locations))
    if (location.shop === order.shop && location.active && location.fulfillsOnlineOrders) return location;
  throw new Error(`shop ${order.shop} has no location that fulfils online orders`);
}
