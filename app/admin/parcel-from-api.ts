// Pure.
import { id, instant, lower, text } from "#app/admin/api-values.ts";
import type { CarrierEventFieldsFragment, ParcelFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { idOf } from "#app/admin/gid.ts";
import type { FulfillmentPicture } from "#app/rules/facts.ts";

/** A fulfilment without its lines, which are the order's. */
export function parcelFromApi(
  one: ParcelFieldsFragment & { events: { nodes: CarrierEventFieldsFragment[] } },
  orderId: string,
): Omit<FulfillmentPicture, "line_items"> {
  const events = one.events.nodes.map((event) => ({
    id: idOf(event.id),
    status: lower(event.status),
    happened_at: instant(event.happenedAt),
    message: text(event.message),
    city: text(event.city),
    country_code: text(event.country),
    estimated_delivery_at: instant(event.estimatedDeliveryAt),
  }));
  return {
    id: idOf(one.id),
    order_id: orderId,
    name: text(one.name),
    status: one.status.toLowerCase(),
    shipment_status: events.at(-1)?.status ?? null,
    created_at: instant(one.createdAt),
    updated_at: instant(one.updatedAt),
    location_id: id(one.location),
    service: text(one.service?.handle),
    tracking_company: text(one.trackingInfo.find(({ company }) => company)?.company),
    tracking_numbers: one.trackingInfo.flatMap((info) => text(info.number) ?? []),
    tracking_urls: one.trackingInfo.flatMap((info) => text(info.url) ?? []),
    estimated_delivery_at: instant(one.estimatedDeliveryAt),
    in_transit_at: instant(one.inTransitAt),
    delivered_at: instant(one.deliveredAt),
    events,
  };
}
