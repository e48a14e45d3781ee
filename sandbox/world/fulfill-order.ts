import { fulfillmentStatus } from "#sandbox/world/order-status.ts";
import { orderTotals } from "#sandbox/world/order-totals.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

interface Tracking {
  number: string;
  company?: string | null;
  url?: string | null;
}

export interface FulfillmentDraft {
  /** Some units of some fulfilment orders; everything that can be fulfilled by default. */
  units?: { fulfillmentOrderId: string; lines?: { id: string; quantity: number }[] }[];
  /** One parcel, or several. */
  tracking?: Tracking | Tracking[] | null;
}

/** Ships. Everything shipped in one go from one place is one fulfilment. Emits fulfillments/create. */
export function fulfillOrder(
  world: World,
  shop: string,
  orderId: string,
  draft: FulfillmentDraft = {},
  actor: Actor = { by: "staff" },
): { order: OrderRecord; fulfillments: FulfillmentRecord[] } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  const chosen =
    draft.units ??
    world
      .fulfillmentOrdersOf(order)
      .filter((one) => one.status === "OPEN" || one.status === "IN_PROGRESS")
      .map((one) => ({ fulfillmentOrderId: one.id }));
  if (chosen.length === 0) throw new Refused("Fulfillment order does not exist.", { field: ["fulfillment"] });
  const work = chosen.map((unit, index) => checked(world, shop, order, unit, index));
  const now = world.now();
  const emit = world.action(shop, actor);
  const about = { orderId, customerId: order.customerId };
  const made: FulfillmentRecord[] = [];
  const byLocation = Map.groupBy(work, ({ one }) => one.locationId);
  for (const [locationId, parts] of byLocation) {
    const fulfillment: FulfillmentRecord = {
      id: world.nextId(),
      name: `${order.name}-F${order.fulfillments.length + 1}`,
      status: "SUCCESS",
      createdAt: now,
      updatedAt: now,
      locationId,
      fulfillmentOrderIds: parts.map(({ one }) => one.id),
      lines: parts.flatMap(({ lines }) =>
        lines.map(({ line, quantity }) => ({ id: world.nextId(), lineId: line.lineId, quantity })),
      ),
      tracking: [draft.tracking ?? []].flat().map(({ number, company, url }) => ({
        number,
        company: company ?? null,
        url: url ?? null,
      })),
      events: [],
    };
    for (const { one, lines } of parts) {
      for (const { line, quantity } of lines) line.remainingQuantity -= quantity;
      if (one.lines.every((line) => line.remainingQuantity === 0)) one.status = "CLOSED";
      touch(world, one);
    }
    order.fulfillments.push(fulfillment);
    made.push(fulfillment);
    emit("fulfillments/create", { ...about, childId: fulfillment.id });
  }
  touch(world, order);
  const done = fulfillmentStatus(order, world.fulfillmentOrdersOf(order)) === "FULFILLED";
  // Shopify archives an order by itself once it is paid and fulfilled.
  if (done && orderTotals(order).outstanding <= 0 && !order.closedAt) order.closedAt = now;
  emit(done ? "orders/fulfilled" : "orders/partially_fulfilled", about);
  emit("orders/updated", about);
  return { order, fulfillments: made };
}

function checked(
  world: World,
  shop: string,
  order: OrderRecord,
  unit: { fulfillmentOrderId: string; lines?: { id: string; quantity: number }[] },
  index: number,
): { one: FulfillmentOrderRecord; lines: { line: FulfillmentOrderRecord["lines"][number]; quantity: number }[] } {
  const one = world.fulfillmentOrder(shop, unit.fulfillmentOrderId);
  const refuse = (message: string, field = ["fulfillment"]) => new Refused(message, { field });
  if (!one) throw refuse("Fulfillment order does not exist.");
  if (one.orderId !== order.id) throw refuse("All fulfillment orders must belong to the same order.");
  if (one.status !== "OPEN" && one.status !== "IN_PROGRESS")
    throw refuse(`Fulfillment order ${one.id} has an unfulfillable status= ${one.status.toLowerCase()}.`);
  const lines = unit.lines
    ? unit.lines.map(({ id, quantity }, position) => {
        if (quantity < 1)
          throw refuse("Quantity must be greater than 0", [
            ...["fulfillment", "lineItemsByFulfillmentOrder", String(index)],
            ...["fulfillmentOrderLineItems", String(position), "quantity"],
          ]);
        const line = one.lines.find((candidate) => candidate.id === id);
        if (!line || quantity > line.remainingQuantity)
          throw refuse("Invalid fulfillment order line item quantity requested.");
        return { line, quantity };
      })
    : one.lines
        .filter((line) => line.remainingQuantity > 0)
        .map((line) => ({ line, quantity: line.remainingQuantity }));
  return { one, lines };
}
