import { computed, defineRecord, id, many, ownId, text, texts, yesNo } from "#app/rules/record.ts";
import { routingPlace } from "#app/rules/records/routing-place.ts";

export const routingMove = defineRecord(
  "routing_move",
  { says: "move of a routing plan", about: "Where one fulfilment order of an order is to go." },
  {
    id: ownId("id", { about: "Of the fulfilment order; of a part of one with the location's." }),
    fulfillment_order_id: id("fulfilment order's id"),
    fulfillment_order: computed(
      "record",
      "fulfilment order",
      { of: "fulfillment_order", about: "The fulfilment order, joined by its id." },
      (move, { order }) =>
        ((order as { fulfillment_orders?: { id: string }[] } | null)?.fulfillment_orders ?? []).find(
          ({ id }) => id === move.fulfillment_order_id,
        ) ?? null,
    ),
    location_id: id("location's id"),
    location_name: text("location's name"),
    line_item_ids: texts("line items that go there"),
    is_there: yesNo("is there already"),
    can_move: yesNo("can be moved", true),
    is_requested: yesNo("has been asked of a service", false, { about: "The service has to let go of it first." }),
    needs_hold: yesNo("has to be held until it has moved", false, {
      about: "A service may take it before, or a location refused it.",
    }),
    locations: texts("locations in order of preference", { about: "Where a refused move tries next." }),
    places: many(routingPlace, "places", { about: "All that were looked at, the best first." }),
    says: text("reason"),
  },
);
