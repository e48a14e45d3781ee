import { defineRecord, many, text, word } from "#app/rules/record.ts";
import { routingMove } from "#app/rules/records/routing-move.ts";

export const routingPlan = defineRecord(
  "routing_plan",
  { says: "routing plan", about: "From where an order is to be shipped, with the reason for each place." },
  {
    outcome: word("outcome", "in_place", {
      about:
        "in_place (nothing has to move), move, split (it ships from several places), no_place (no location can ship it), requested (a fulfilment service has it already).",
      saidBy: "says",
    }),
    problem: text("problem", { about: "Why no place was found, in words; else empty.", saidBy: "says" }),
    says: text("reason"),
    moves: many(routingMove, "moves"),
  },
);
