import { orderOfChild } from "#app/rules/order-of-child.ts";
import { defineRecord, id, joined, many, ownId, text, texts, time, word } from "#app/rules/record.ts";
import { returnLine } from "#app/rules/records/return-line.ts";

export const orderReturn = defineRecord(
  "return",
  { says: "return", about: "Goods that a customer sends back." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    name: text("name"),
    status: word("status", "open", { oneOf: ["requested", "open", "closed", "declined", "cancelled"] }),
    created_at: time("day of the request"),
    approved_at: time("day of approval"),
    closed_at: time("day it was closed"),
    decline_reason: text("reason for declining"),
    shipment_status: text("status of the parcel", {
      about: "The newest carrier event of the return's parcel; empty while nothing moved.",
    }),
    tracking_numbers: texts("tracking numbers"),
    received_at: time("day the goods arrived"),
    line_items: many(returnLine, "lines"),
    order: joined("record", "order", "order", { need: null, about: "The order that it belongs to." }, orderOfChild),
  },
);
