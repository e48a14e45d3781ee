import { defineRecord, id, text, time } from "#app/rules/record.ts";

export const fulfillmentEvent = defineRecord(
  "fulfillment_event",
  { says: "carrier event", about: "What a carrier said of a parcel." },
  {
    id: id("id"),
    status: text("status", {
      about:
        "label_purchased, label_printed, ready_for_pickup, confirmed, in_transit, out_for_delivery, attempted_delivery, delayed, delivered, failure, carrier_picked_up.",
    }),
    happened_at: time("time"),
    message: text("message"),
    city: text("city"),
    country_code: text("country code"),
    estimated_delivery_at: time("expected delivery"),
  },
);
