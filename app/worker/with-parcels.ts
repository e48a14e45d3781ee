// Pure. An order's parcels with what fulfillments/* and carriers say of them: none of it stands in the order's own webhook as
// fully.
import type { FulfillmentPicture, OrderPicture } from "#app/rules/facts.ts";
import { keepParcel } from "#app/worker/keep-known.ts";
import type { CarrierEvent, Told } from "#app/worker/read-delivery.ts";

/** Parcels that the order does not show are left out: its own picture has to show them first. */
export function withParcels(order: OrderPicture, told: readonly Told[]): OrderPicture {
  let parcels = order.fulfillments;
  for (const one of told) {
    if (one.tells === "parcel")
      parcels = parcels.map((was) => (was.id === one.parcel.id ? newer(was, one.parcel) : was));
    if (one.tells === "carrier")
      parcels = parcels.map((was) => (was.id === one.fulfillmentId ? withEvent(was, one.event) : was));
  }
  return parcels === order.fulfillments ? order : { ...order, fulfillments: parcels };
}

function newer(was: FulfillmentPicture, told: FulfillmentPicture): FulfillmentPicture {
  if ((told.updated_at ?? "") < (was.updated_at ?? "")) return was;
  return { ...keepParcel(told, was), name: told.name ?? was.name, order_id: was.order_id, line_items: was.line_items };
}

function withEvent(was: FulfillmentPicture, event: CarrierEvent): FulfillmentPicture {
  if (was.events.some(({ id }) => id === event.id)) return was;
  const events = [...was.events, event].sort((a, b) => ((a.happened_at ?? "") < (b.happened_at ?? "") ? -1 : 1));
  const since = (status: string, known: string | null) => (event.status === status ? event.happened_at : known);
  return {
    ...was,
    events,
    shipment_status: events.at(-1)?.status ?? was.shipment_status,
    estimated_delivery_at: event.estimated_delivery_at ?? was.estimated_delivery_at,
    in_transit_at: since("in_transit", was.in_transit_at),
    delivered_at: since("delivered", was.delivered_at),
  };
}
