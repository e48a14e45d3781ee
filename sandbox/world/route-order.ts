import { chooseLocations } from "#sandbox/world/choose-locations.ts";
import { schedule } from "#sandbox/world/fulfillment-orders/schedule-fulfillment-order.ts";
import { levelAt } from "#sandbox/world/inventory/inventory-level.ts";
import { shippingLineOf } from "#sandbox/world/records/order.ts";
import type { FulfillmentOrderRecord, Instant, LineRecord, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";
import type { Emit } from "#sandbox/world/world-event.ts";

/**
 * Shopify's routing: assigns the lines of a placed order to locations. Does nothing when it is routed or cancelled.
 * @param locationId where everything is to go; by default where it is in stock.
 */
export function routeOrder(world: World, shop: string, orderId: string, locationId?: string): void {
  const order = world.order(shop, orderId);
  if (!order || order.routedAt || order.cancelledAt) return;
  order.routedAt = world.now();
  assignLines(
    world,
    order,
    order.lines.filter((line) => line.currentQuantity > 0).map((line) => ({ line, quantity: line.currentQuantity })),
    world.action(shop, { by: "shopify" }),
    locationId,
  );
}

interface Group {
  locationId: string;
  shipped: boolean;
  /** When it is to be worked on, null while nobody knows; undefined: now. */
  later: Instant | null | undefined;
  units: { line: LineRecord; quantity: number }[];
}

const scheduledAt = ({ sellingPlan }: LineRecord, now: Instant): Instant | null | undefined => {
  const at = sellingPlan?.fulfillAt;
  return typeof at === "string" && at <= now ? undefined : at;
};

/** Makes one fulfilment order a location, delivery method and time, and says that routing is complete. */
export function assignLines(
  world: World,
  order: OrderRecord,
  units: { line: LineRecord; quantity: number }[],
  emit: Emit,
  locatedAt?: string,
): FulfillmentOrderRecord[] {
  const locationOf = locatedAt === undefined ? locationsFor(world, order.shop, units) : null;
  const now = world.now();
  const groups = new Map<string, Group>();
  for (const unit of units) {
    const locationId = locatedAt ?? locationOf?.get(unit.line.id) ?? "";
    const later = scheduledAt(unit.line, now);
    const key = `${locationId} ${unit.line.requiresShipping} ${later}`;
    const group = groups.get(key) ?? { locationId, shipped: unit.line.requiresShipping, later, units: [] };
    group.units.push(unit);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const made: FulfillmentOrderRecord = {
      id: world.nextId(),
      orderId: order.id,
      locationId: group.locationId,
      status: group.later === undefined ? "OPEN" : "SCHEDULED",
      requestStatus: "UNSUBMITTED",
      merchantRequests: [],
      deliveryMethod: !group.shipped ? "NONE" : shippingLineOf(order)?.code === "PICKUP" ? "PICK_UP" : "SHIPPING",
      createdAt: now,
      updatedAt: now,
      fulfillAt: group.later === undefined ? `${now.slice(0, 13)}:00:00Z` : group.later,
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
    if (group.later) schedule(world, order.shop, made, group.later);
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
