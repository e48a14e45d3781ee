import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { instantIn } from "#app/rules/instant-in.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

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
  make: ({ date }, { target, env }) => {
    const at = instantIn(date.trim(), env.calendar.zone);
    if (at === null) return { nothing: `“${date}” is no date.` };
    if (target.status !== "scheduled") return { nothing: "It is not scheduled." };
    return target.fulfill_at === at
      ? { nothing: "It is set to that day already." }
      : { bodies: [{ kind: "reschedule_fulfillment_order", fulfill_at: at }] };
  },
  example: { do: "reschedule_fulfillment_order", date: "{{ order.note_attributes | value_named: 'Ship on' }}" },
});
