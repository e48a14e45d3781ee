import { locationsWithStock } from "#app/rules/locations-with-stock.ts";
import { orderOfChild } from "#app/rules/order-of-child.ts";
import {
  computed,
  count,
  defineRecord,
  id,
  joined,
  many,
  ownId,
  text,
  texts,
  time,
  word,
  yesNo,
} from "#app/rules/record.ts";
import { fulfillmentOrderLine } from "#app/rules/records/fulfillment-order-line.ts";
import { hold } from "#app/rules/records/hold.ts";
import { variantOfLine } from "#app/rules/variant-of-line.ts";

export const fulfillmentOrder = defineRecord(
  "fulfillment_order",
  { says: "fulfilment order", about: "The part of an order that one location is to ship." },
  {
    id: ownId("id"),
    order_id: id("order's id"),
    order_name: text("order's name"),
    status: word("status", "open", {
      oneOf: ["open", "in_progress", "on_hold", "scheduled", "closed", "cancelled", "incomplete"],
    }),
    request_status: word("request status", "unsubmitted", {
      oneOf: [
        "unsubmitted",
        "submitted",
        "accepted",
        "rejected",
        "cancellation_requested",
        "cancellation_accepted",
        "cancellation_rejected",
        "closed",
      ],
    }),
    location_id: id("location's id"),
    location_name: text("location's name", { about: "As it was when the fulfilment order was assigned." }),
    created_at: time("day of creation"),
    updated_at: time("last change"),
    fulfill_at: time("earliest day to ship"),
    fulfill_by: time("latest day to ship"),
    delivery_method: text("delivery method", {
      oneOf: ["shipping", "pick_up", "local", "retail", "pickup_point", "none"],
    }),
    supported_actions: texts("supported actions", {
      about: "What Shopify lets us do with it now: hold, move, split, create_fulfillment …",
    }),
    holds: many(hold, "holds"),
    line_items: many(fulfillmentOrderLine, "lines"),
    unit_count: computed("number", "number of units", { about: "Units still to ship." }, (one) =>
      (one.line_items as { quantity: number }[]).reduce((sum, { quantity }) => sum + quantity, 0),
    ),
    is_open: computed(
      "yes_no",
      "is open",
      { about: "Whether it can still be worked on: open, in progress, scheduled or on hold." },
      (one) => ["open", "in_progress", "scheduled", "on_hold"].includes(String(one.status)),
    ),
    is_on_hold: computed(
      "yes_no",
      "is on hold",
      { about: "Whether any hold is on it." },
      (one) => one.status === "on_hold",
    ),
    locations_with_stock: computed(
      "texts",
      "locations with stock for all of it",
      {
        need: "stock",
        about:
          "Names of the locations that have every unit still to ship. At its own location these units are committed already, so that nothing more has to be available there.",
      },
      (one, world) =>
        locationsWithStock(
          (one.line_items as Record<string, unknown>[]).map((line) => ({
            ...variantOfLine(line, world),
            quantity: Number(line.quantity),
            assignedTo: (one.location_name as string | null) ?? null,
          })),
          world.locations,
        ),
    ),
    at_fulfillment_service: yesNo("is at a fulfilment service", false, {
      about: "Whether its location belongs to a third-party warehouse (3PL).",
    }),
    line_count: count("number of lines", 0),
    location: joined(
      "record",
      "location",
      "location",
      { need: "locations", about: "The location that is to ship it." },
      (one, { locations }) =>
        locations?.find(
          ({ id, name }) => id === one.location_id || (one.location_id === null && name === one.location_name),
        ),
    ),
    order: joined("record", "order", "order", { need: null, about: "The order that it belongs to." }, orderOfChild),
  },
);
