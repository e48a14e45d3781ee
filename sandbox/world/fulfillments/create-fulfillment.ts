import { everything, type Load, type Parcel, ship } from "#sandbox/world/fulfillments/ship.ts";
import type { OriginAddressRecord } from "#sandbox/world/records/fulfillment.ts";
import { refuseTwice } from "#sandbox/world/refuse-twice.ts";
import type { Actor, FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface FulfillmentUnits {
  fulfillmentOrderId: string;
  /** Everything that is left, by default. */
  lines?: { id: string; quantity: number }[];
}

/** Ships units of fulfilment orders of one order at one location as one fulfilment. Emits fulfillments/create. */
export function createFulfillment(
  world: World,
  shop: string,
  units: readonly FulfillmentUnits[],
  parcels: readonly Parcel[],
  actor: Actor,
  originAddress: OriginAddressRecord | null = null,
): { order: OrderRecord; fulfillment: FulfillmentRecord } {
  const loads = checkUnits(world, shop, units);
  const order = world.order(shop, loads[0]?.one.orderId ?? "");
  const [fulfillment] = order ? ship(world, order, loads, parcels, actor, originAddress) : [];
  if (!order || !fulfillment) throw new Refused("Fulfillment order does not exist.", { field: ["fulfillment"] });
  return { order, fulfillment };
}

/** In the order in which Shopify checks (recorded): quantities, that they exist, one order, one location, state, lines. */
function checkUnits(world: World, shop: string, units: readonly FulfillmentUnits[]): Load[] {
  const refuse = (message: string, field = ["fulfillment"]) => new Refused(message, { field });
  for (const [index, { lines = [] }] of units.entries()) {
    const wrong = lines.findIndex(({ quantity }) => quantity < 1);
    const path = ["fulfillment", "lineItemsByFulfillmentOrder", String(index), "fulfillmentOrderLineItems"];
    if (wrong >= 0) throw refuse("Quantity must be greater than 0", [...path, String(wrong), "quantity"]);
  }
  const found = units.map((unit) => {
    const one = world.fulfillmentOrder(shop, unit.fulfillmentOrderId);
    if (!one) throw refuse("Fulfillment order does not exist.");
    return { one, unit };
  });
  const several = (ids: string[]) => [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
  const orders = several(found.map(({ one }) => one.orderId));
  if (orders.length > 1)
    throw refuse(
      `All fulfillment orders must belong to the same order. Multiple orders with ids [${orders.join(", ")}] were found.`,
    );
  const locations = several(found.map(({ one }) => one.locationId));
  if (locations.length > 1)
    throw refuse(
      `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${locations.join(", ")}] were found.`,
    );
  for (const { one } of found)
    if (!FULFILLABLE.has(one.status))
      throw refuse(`Fulfillment order ${one.id} has an unfulfillable status= ${one.status.toLowerCase()}.`);
  refuseTwice(
    "fulfillmentCreate.lineItemsByFulfillmentOrder",
    found.map(({ one }) => one.id),
  );
  return found.map(({ one, unit }) => {
    if (!unit.lines) return everything(one);
    refuseTwice(
      "fulfillmentOrderLineItems",
      unit.lines.map(({ id }) => id),
    );
    const lines = unit.lines.map(({ id, quantity }) => {
      const line = one.lines.find((candidate) => candidate.id === id);
      if (!line) throw refuse("Fulfillment order line item does not exist.");
      if (quantity > line.remainingQuantity) throw refuse("Invalid fulfillment order line item quantity requested.");
      return { line, quantity };
    });
    return { one, lines };
  });
}

/** CANCELLED is what a service has given back: the merchant may fulfil it (its supported actions say so). */
const FULFILLABLE: ReadonlySet<FulfillmentOrderRecord["status"]> = new Set([
  "OPEN",
  "IN_PROGRESS",
  "INCOMPLETE",
  "CANCELLED",
]);
