import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import type { OriginAddressRecord, TrackingRecord } from "#sandbox/world/records/fulfillment.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
import type { World } from "#sandbox/world/world.ts";

export type Parcel = Pick<TrackingRecord, "number"> & Partial<TrackingRecord>;

/** Units of one fulfilment order, checked already. */
export interface Load {
  one: FulfillmentOrderRecord;
  lines: { line: FulfillmentOrderRecord["lines"][number]; quantity: number }[];
}

export const everything = (one: FulfillmentOrderRecord): Load => ({
  one,
  lines: one.lines
    .filter((line) => line.remainingQuantity > 0)
    .map((line) => ({ line, quantity: line.remainingQuantity })),
});

/**
 * Ships loads of one order: those of one location are one fulfilment. Emits fulfillments/create for each, then
 * orders/fulfilled or orders/partially_fulfilled.
 */
export function ship(
  world: World,
  order: OrderRecord,
  loads: readonly Load[],
  parcels: readonly Parcel[],
  actor: Actor,
  originAddress: OriginAddressRecord | null = null,
): FulfillmentRecord[] {
  const emit = world.action(order.shop, actor);
  const about = { orderId: order.id, customerId: order.customerId };
  const made = [...Map.groupBy(loads, ({ one }) => one.locationId)].map(([locationId, parts]) => {
    const fulfillment = shipFrom(world, order, locationId, parts, parcels);
    if (originAddress) fulfillment.originAddress = originAddress;
    emit("fulfillments/create", { ...about, childId: fulfillment.id });
    return fulfillment;
  });
  touch(world, order);
  const done = fulfillmentStatus(order, world.fulfillmentOrdersOf(order)) === "FULFILLED";
  // Shopify archives an order by itself once it is paid and fulfilled, where the store wants that.
  const { archivesDoneOrders = true } = world.shop(order.shop);
  if (archivesDoneOrders && done && orderTotals(order).outstanding <= 0 && !order.closedAt)
    order.closedAt = world.now();
  emit(done ? "orders/fulfilled" : "orders/partially_fulfilled", about);
  emit("orders/updated", about);
  return made;
}

function shipFrom(
  world: World,
  order: OrderRecord,
  locationId: string,
  parts: readonly Load[],
  parcels: readonly Parcel[],
): FulfillmentRecord {
  const now = world.now();
  // Units of one line are one line of the fulfilment, whatever fulfilment orders they come from (recorded).
  const quantities = new Map<string, number>();
  for (const { line, quantity } of parts.flatMap(({ lines }) => lines))
    quantities.set(line.lineId, (quantities.get(line.lineId) ?? 0) + quantity);
  const fulfillment: FulfillmentRecord = {
    id: world.nextId(),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    status: "SUCCESS",
    createdAt: now,
    updatedAt: now,
    locationId,
    fulfillmentOrderIds: parts.map(({ one }) => one.id),
    lines: [...quantities].map(([lineId, quantity]) => ({ id: world.nextId(), lineId, quantity })),
    tracking: parcels.map(({ number, company, url }) => ({ number, company: company ?? null, url: url ?? null })),
    events: [],
  };
  for (const { one, lines } of parts) {
    for (const { line, quantity } of lines) line.remainingQuantity -= quantity;
    if (one.lines.every((line) => line.remainingQuantity === 0)) one.status = "CLOSED";
    touch(world, one);
  }
  order.fulfillments.push(fulfillment);
  return fulfillment;
}
