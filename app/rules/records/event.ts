import { defineRecord, id, one, text, values } from "#app/rules/record.ts";
import { fulfillmentEvent } from "#app/rules/records/fulfillment-event.ts";

export const event = defineRecord(
  "event",
  { says: "event", about: "What set the rule off." },
  {
    on: text("trigger", { about: "Its name: order.paid, schedule, by_hand …" }),
    of: id("child's id", { about: "Of the refund, fulfilment, return … that it is about." }),
    inputs: values("inputs", { about: "What a person entered when the rule was run by hand, by name." }),
    body: values("body", { about: "The JSON object that an incoming HTTP call or a Flow action carried." }),
    by: text("who", { about: "Who did it, where that is known: a staff member's name, buyer, an app." }),
    fulfillment_event: one(fulfillmentEvent, "carrier event"),
  },
);
