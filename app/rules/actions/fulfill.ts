import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf } from "#app/rules/actions/templated.ts";
import { asInstant } from "#app/rules/operators/instants.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];
const list = z.union([z.array(z.string().max(255)).max(50), z.string().max(5_000)]);
const TrackingSchema = z.strictObject({
  company: z.string().max(255).default(""),
  number: list.default(""),
  url: list.default(""),
  notify_customer: z.boolean().default(true),
});
type Tracking = z.infer<typeof TrackingSchema>;

export const createFulfillment = defineAction({
  name: "create_fulfillment",
  title: "Mark as shipped",
  about:
    "Makes a fulfilment of everything still to ship of the fulfilment order (of a rule about the order: each open one), with tracking where it is given. Never for a fulfilment order at another app's fulfilment service: Shopify refuses that.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: TrackingSchema as z.ZodType<Tracking>,
  scopes,
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ company, number, url, notify_customer }, { target }) => {
    if (!["open", "in_progress"].includes(String(target.status)))
      return { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` };
    const numbers = listOf(number);
    return {
      bodies: [
        {
          kind: "create_fulfillment",
          lines: null,
          tracking: numbers.length || company ? { company, numbers, urls: listOf(url) } : null,
          notify_customer,
        },
      ],
    };
  },
  example: { do: "create_fulfillment", company: "Royal Mail", number: "{{ order.note | line_starting: 'Tracking:' }}" },
});

export const updateTracking = defineAction({
  name: "update_tracking",
  title: "Update tracking",
  about: "Writes carrier, tracking number and address of a fulfilment.",
  targets: ["fulfillment"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: TrackingSchema as z.ZodType<Tracking>,
  scopes,
  make: ({ company, number, url, notify_customer }) => {
    const numbers = listOf(number);
    return numbers.length
      ? { bodies: [{ kind: "update_tracking", company, numbers, urls: listOf(url), notify_customer }] }
      : { nothing: "No tracking number came out." };
  },
  example: { do: "update_tracking", on: "fulfillment", company: "DHL", number: "{{ event.body.tracking }}" },
});

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
  targets: ["fulfillment"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: EventSchema as z.ZodType<EventSettings>,
  filled: EventSchema.extend({ status: z.enum(EVENT_STATUSES) }) as unknown as z.ZodType<EventSettings>,
  scopes: ["write_fulfillments"],
  make: ({ status, message, happened_at, estimated_delivery_at }, { env }) => ({
    bodies: [
      {
        kind: "add_fulfillment_event",
        status,
        message,
        happened_at: asInstant(happened_at) ?? env.now,
        estimated_delivery_at: asInstant(estimated_delivery_at),
      },
    ],
  }),
  example: { do: "add_fulfillment_event", on: "fulfillment", status: "delivered" },
});

export const cancelFulfillment = defineAction({
  name: "cancel_fulfillment",
  title: "Cancel a fulfilment",
  about: "Cancels a fulfilment: its units are to be shipped again.",
  targets: ["fulfillment"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes,
  destructive: true,
  make: (_settings, { target }) =>
    target.status === "cancelled"
      ? { nothing: "It is cancelled already." }
      : { bodies: [{ kind: "cancel_fulfillment" }] },
  example: { do: "cancel_fulfillment", on: "fulfillment" },
});

export const rescheduleFulfillmentOrder = defineAction({
  name: "reschedule_fulfillment_order",
  title: "Reschedule",
  about: "Sets the day on which a scheduled fulfilment order becomes ready.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ date: z.string().min(1).max(300) }),
  scopes,
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ date }, { target }) => {
    const at = asInstant(date.trim());
    if (at === null) return { nothing: `“${date}” is no date.` };
    if (target.status !== "scheduled") return { nothing: "It is not scheduled." };
    return target.fulfill_at === at
      ? { nothing: "It is set to that day already." }
      : { bodies: [{ kind: "reschedule_fulfillment_order", fulfill_at: at }] };
  },
  example: { do: "reschedule_fulfillment_order", date: "{{ order.note_attributes | value_named: 'Ship on' }}" },
});
