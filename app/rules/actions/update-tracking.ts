import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { listOf } from "#app/rules/actions/templated.ts";
import { TrackingSchema } from "#app/rules/actions/tracking-settings.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

type Tracking = z.infer<typeof TrackingSchema>;

export const updateTracking = defineAction({
  name: "update_tracking",
  title: "Update tracking",
  about: "Writes carrier, tracking number and address of a fulfilment.",
  targets: ["fulfillment", "order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: TrackingSchema as z.ZodType<Tracking>,
  scopes,
  forEach: { kind: "fulfillment", list: "fulfillments" },
  make: ({ company, number, url, notify_customer }) => {
    const numbers = listOf(number);
    return numbers.length
      ? { bodies: [{ kind: "update_tracking", company, numbers, urls: listOf(url), notify_customer }] }
      : { nothing: "No tracking number came out." };
  },
  example: { do: "update_tracking", on: "fulfillment", company: "DHL", number: "{{ event.body.tracking }}" },
});
