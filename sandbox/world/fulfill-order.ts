import { createFulfillment, type FulfillmentUnits } from "#sandbox/world/fulfillments/create-fulfillment.ts";
import { everything, type Parcel, ship } from "#sandbox/world/fulfillments/ship.ts";
import type { OriginAddressRecord } from "#sandbox/world/records/fulfillment.ts";
import type { Actor, FulfillmentRecord, OrderRecord } from "#sandbox/world/types.ts";
import { Refused, type World } from "#sandbox/world/world.ts";

export interface FulfillmentDraft {
  /** Some units of some fulfilment orders, all at one location; everything that can be fulfilled by default. */
  units?: FulfillmentUnits[];
  /** One parcel, or several. */
  tracking?: Parcel | Parcel[] | null;
  originAddress?: OriginAddressRecord | null;
}

/** Ships an order, or some of it. Everything shipped in one go from one place is one fulfilment. Emits fulfillments/create. */
export function fulfillOrder(
  world: World,
  shop: string,
  orderId: string,
  draft: FulfillmentDraft = {},
  actor: Actor = { by: "staff" },
): { order: OrderRecord; fulfillments: FulfillmentRecord[] } {
  const order = world.order(shop, orderId);
  if (!order) throw new Refused("Order does not exist", { field: ["id"] });
  const parcels = [draft.tracking ?? []].flat();
  if (draft.units) {
    const made = createFulfillment(world, shop, draft.units, parcels, actor, draft.originAddress);
    return { order: made.order, fulfillments: [made.fulfillment] };
  }
  const open = world.fulfillmentOrdersOf(order).filter((one) => one.status === "OPEN" || one.status === "IN_PROGRESS");
  if (open.length === 0) throw new Refused("Fulfillment order does not exist.", { field: ["fulfillment"] });
  return { order, fulfillments: ship(world, order, open.map(everything), parcels, actor, draft.originAddress) };
}
