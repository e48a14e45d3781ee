import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { listOf } from "#app/rules/actions/templated.ts";
import { TrackingSchema } from "#app/rules/actions/tracking-settings.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

type Tracking = z.infer<typeof TrackingSchema>;

const isSame = (wanted: readonly string[], there: unknown): boolean =>
  Array.isArray(there) && wanted.length === there.length && wanted.every((one, at) => one === there[at]);

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
  make: ({ company, number, url, notify_customer }, { target }) => {
    const [numbers, urls] = [listOf(number), listOf(url)];
    if (!numbers.length) return { nothing: "No tracking number came out." };
    // An address or a carrier that is left out is none of the rule's business.
    const isSo =
      isSame(numbers, target.tracking_numbers) &&
      (!company || company === target.tracking_company) &&
      (!urls.length || isSame(urls, target.tracking_urls));
    return isSo
      ? { nothing: "It is tracked so already." }
      : { bodies: [{ kind: "update_tracking", company, numbers, urls, notify_customer }] };
  },
  example: { do: "update_tracking", on: "fulfillment", company: "DHL", number: "{{ event.body.tracking }}" },
});
