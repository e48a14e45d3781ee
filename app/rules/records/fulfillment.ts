import { orderOfChild } from "#app/rules/order-of-child.ts";
import { computed, defineRecord, id, joined, many, ownId, text, texts, time, word } from "#app/rules/record.ts";
import { fulfillmentEvent } from "#app/rules/records/fulfillment-event.ts";
import { lineItem } from "#app/rules/records/line-item.ts";

export const fulfillment = defineRecord(
  "fulfillment",
  { says: "fulfilment", about: "A parcel: units that left one location together." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    name: text("name", { about: "For example #1001.1." }),
    status: word("status", "success", { oneOf: ["success", "cancelled", "pending", "open", "error", "failure"] }),
    shipment_status: text("shipment status", {
      about: "The newest carrier event: in_transit, out_for_delivery, delivered, failure …",
    }),
    created_at: time("day of shipping"),
    updated_at: time("last change"),
    location_id: id("location's id"),
    service: text("fulfilment service"),
    tracking_company: text("carrier"),
    tracking_numbers: texts("tracking numbers"),
    tracking_number: computed(
      "text",
      "tracking number",
      { about: "The first tracking number." },
      (own) => (own.tracking_numbers as string[])[0] ?? null,
    ),
    tracking_url: computed(
      "text",
      "tracking address",
      { about: "The first tracking address." },
      (own) => (own.tracking_urls as string[])[0] ?? null,
    ),
    tracking_urls: texts("tracking addresses"),
    estimated_delivery_at: time("expected delivery"),
    in_transit_at: time("day it went into transit"),
    delivered_at: time("day of delivery"),
    line_items: many(lineItem, "lines", { about: "The line items with the quantity shipped in this parcel." }),
    events: many(fulfillmentEvent, "carrier events"),
    location: joined(
      "record",
      "location",
      "location",
      { need: "locations", about: "Where it was shipped from." },
      (own, { locations }) => locations?.find(({ id }) => id === own.location_id),
    ),
    order: joined("record", "order", "order", { need: null, about: "The order that it belongs to." }, orderOfChild),
  },
);
