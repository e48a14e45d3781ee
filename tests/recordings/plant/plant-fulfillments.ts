import { gid } from "#sandbox/world/gid.ts";
import type { FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
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
    const [tracking] = members(one.trackingInfo) ?? [];
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
      tracking: tracking
        ? {
            number: textAt(tracking, "number") ?? "",
            company: textAt(tracking, "company") ?? "",
            url: textAt(tracking, "url"),
          }
        : null,
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
