import { NotSimulated } from "#sandbox/world/not-simulated.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import { splitUnits } from "#sandbox/world/split-units.ts";
import { touch } from "#sandbox/world/touch.ts";
import type { Actor, FulfillmentOrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface Moved {
  moved: FulfillmentOrderRecord;
  original: FulfillmentOrderRecord;
  remaining: FulfillmentOrderRecord | null;
}

/** Moves all or some units of a fulfilment order to another location. Some: they get a new fulfilment order. */
export function moveFulfillmentOrder(
  world: World,
  shop: string,
  id: string,
  locationId: string,
  lines: readonly { id: string; quantity: number }[] | null,
  actor: Actor = { by: "staff" },
): Moved {
  const one = world.fulfillmentOrder(shop, id);
  if (!one) throw new Refused("Fulfillment order does not exist.", { field: ["id"] });
  if (world.state.locations[locationId]?.shop !== shop) throw new Refused("Location not found.", { field: ["id"] });
  if (one.status === "CLOSED" || one.status === "CANCELLED") throw new Refused("Cannot change location.");
  if (one.requestStatus === "SUBMITTED")
    throw new Refused("Cannot move submitted fulfillment order that is at a 3PL fulfillment service.");
  if (one.status === "SCHEDULED")
    throw new NotSimulated("fulfillmentOrderMove of a fulfilment order that is SCHEDULED");
  // A service has accepted it. The words are those of other states, not confirmed.
  if (one.status === "IN_PROGRESS" && one.requestStatus !== "UNSUBMITTED") throw new Refused("Cannot change location.");
  if (one.status === "IN_PROGRESS")
    throw new Refused(
      "Cannot move a fulfillment order that has had progress reported. To move a fulfillment order that has had progress reported, the fulfillment order must first be marked as open resolving the ongoing progress state.",
      { field: ["id"], code: "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS" },
    );
  if (one.locationId === locationId) throw new Refused("Cannot change location.");
  if (lines && one.status === "ON_HOLD")
    throw new NotSimulated("fulfillmentOrderMove of a part of a fulfilment order that is ON_HOLD");
  const units = lines ?? one.lines.map((line) => ({ id: line.id, quantity: line.remainingQuantity }));
  refuseTwice(
    "fulfillmentOrderMove.fulfillmentOrderLineItems",
    units.map(({ id: lineId }) => lineId),
  );
  for (const { id: lineId, quantity } of units) {
    const line = one.lines.find((candidate) => candidate.id === lineId);
    if (!line || quantity < 1 || quantity > line.remainingQuantity)
      throw new Refused("Invalid fulfillment order line item quantity requested.", {
        field: ["fulfillmentOrderLineItems"],
      });
  }
  const all = one.lines.every((line) => units.find((unit) => unit.id === line.id)?.quantity === line.remainingQuantity);
  const sourceLocationId = one.locationId;
  const moved = all ? one : splitUnits(world, one, units, locationId);
  moved.locationId = locationId;
  touch(world, moved);
  const emit = world.action(shop, actor);
  emit("fulfillment_orders/moved", {
    orderId: one.orderId,
    fulfillmentOrderId: moved.id,
    data: {
      originalFulfillmentOrderId: one.id,
      sourceLocationId,
      destinationLocationId: locationId,
      lines: units.map(({ id: lineId, quantity }) => ({ id: lineId, quantity })),
    },
  });
  return { moved, original: one, remaining: all ? null : one };
}
