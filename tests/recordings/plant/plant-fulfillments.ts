import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentEventRecord, FulfillmentRecord } from "#sandbox/world/records/fulfillment.ts";
import type { OrderRecord } from "#sandbox/world/types.ts";
import { type Json, members, numberAt, textAt } from "#tests/recordings/json.ts";
import type { Ground } from "#tests/recordings/plant/ground.ts";

/** What of a planted order was shipped, as the recording shows it. */
export function plantFulfillments(ground: Ground, order: OrderRecord, view: Json, fulfillmentOrders: Json[]): void {
  const shown = new Map<string, Json>();
  for (const one of [view, ...fulfillmentOrders])
    for (const fulfillment of members(one.fulfillments) ?? []) {
      const id = textAt(fulfillment, "id");
      if (id) shown.set(id, { ...ground.observed.of(id), ...shown.get(id), ...fulfillment });
    }
  const routed = ground.world.fulfillmentOrdersOf(order);
  for (const [recorded, one] of shown) {
    const lines = members(one.fulfillmentLineItems)?.map((line) => ({
      lineId: ground.digits(textAt(line, "lineItem", "id")),
      quantity: numberAt(line, "quantity") ?? 1,
      recorded: textAt(line, "id"),
    }));
    const all = order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity, recorded: null }));
    const made: FulfillmentRecord = {
      id: ground.world.nextId(),
      name: textAt(one, "name") ?? `${order.name}-F${order.fulfillments.length + 1}`,
      status: textAt(one, "status") === "CANCELLED" ? "CANCELLED" : "SUCCESS",
      createdAt: textAt(one, "createdAt") ?? ground.world.now(),
      updatedAt: textAt(one, "updatedAt") ?? ground.world.now(),
      locationId: ground.digits(textAt(one, "location", "id")) ?? routed[0]?.locationId ?? "",
      fulfillmentOrderIds:
        members(one.fulfillmentOrders)?.flatMap((parent) => ground.digits(textAt(parent, "id")) ?? []) ??
        routed.map(({ id }) => id),
      lines: (lines ?? all).map(({ lineId, quantity, recorded: line }) => {
        const id = ground.world.nextId();
        if (line) ground.ids.learn(line, gid("FulfillmentLineItem", id));
        return { id, lineId: lineId ?? order.lines[0]?.id ?? "", quantity };
      }),
      tracking: (members(one.trackingInfo) ?? []).map((parcel) => ({
        number: textAt(parcel, "number") ?? "",
        company: textAt(parcel, "company"),
        url: textAt(parcel, "url"),
      })),
      events: (members(one.events) ?? []).map((event) => plantEvent(ground, event)),
    };
    order.fulfillments.push(made);
    ground.ids.learn(recorded, gid("Fulfillment", made.id));
    // Where the recording shows no fulfilment orders, they have given what was shipped.
    if (fulfillmentOrders.length === 0 && made.status === "SUCCESS")
      for (const parent of routed) {
        for (const line of parent.lines)
          line.remainingQuantity -= Math.min(
            line.remainingQuantity,
            made.lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0,
          );
        if (parent.lines.every((line) => line.remainingQuantity === 0)) parent.status = "CLOSED";
      }
  }
}

function plantEvent(ground: Ground, view: Json): FulfillmentEventRecord {
  const id = ground.world.nextId();
  const recorded = textAt(view, "id");
  if (recorded) ground.ids.learn(recorded, gid("FulfillmentEvent", id));
  return {
    id,
    status: (textAt(view, "status") ?? "IN_TRANSIT") as FulfillmentEventRecord["status"],
    message: textAt(view, "message"),
    happenedAt: textAt(view, "happenedAt") ?? ground.world.now(),
    createdAt: textAt(view, "createdAt") ?? ground.world.now(),
    estimatedDeliveryAt: textAt(view, "estimatedDeliveryAt"),
    address1: textAt(view, "address1"),
    city: textAt(view, "city"),
    province: textAt(view, "province"),
    country: textAt(view, "country"),
    zip: textAt(view, "zip"),
    latitude: numberAt(view, "latitude"),
    longitude: numberAt(view, "longitude"),
  };
}
