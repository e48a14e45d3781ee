import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";
import { instantIn } from "#app/rules/instant-in.ts";

export const EVENT_STATUSES = [
  "label_purchased",
  "label_printed",
  "ready_for_pickup",
  "confirmed",
  "in_transit",
  "out_for_delivery",
  "attempted_delivery",
  "delayed",
  "delivered",
  "failure",
  "carrier_picked_up",
] as const;

const EventSchema = z.strictObject({
  status: z.union([z.enum(EVENT_STATUSES), z.string().includes("{{")]) as z.ZodType<string>,
  message: filledText(500, 0).default(""),
  happened_at: z.string().max(200).default(""),
  estimated_delivery_at: z.string().max(200).default(""),
});

type EventSettings = z.infer<typeof EventSchema>;

export const addFulfillmentEvent = defineAction({
  name: "add_fulfillment_event",
  title: "Add a carrier event",
  about: `Adds an event to a fulfilment: ${EVENT_STATUSES.join(", ")}. Never for another app's fulfilment service.`,
  targets: ["fulfillment", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: EventSchema as z.ZodType<EventSettings>,
  filled: EventSchema.extend({ status: z.enum(EVENT_STATUSES) }) as unknown as z.ZodType<EventSettings>,
  scopes: ["write_fulfillments"],
  forEach: { kind: "fulfillment", list: "fulfillments" },
  make: ({ status, message, happened_at, estimated_delivery_at }, { env }) => ({
    bodies: [
      {
        kind: "add_fulfillment_event",
        status,
        message,
        happened_at: instantIn(happened_at, env.calendar.zone) ?? env.now,
        estimated_delivery_at: instantIn(estimated_delivery_at, env.calendar.zone),
      },
    ],
  }),
  example: { do: "add_fulfillment_event", on: "fulfillment", status: "delivered" },
});
