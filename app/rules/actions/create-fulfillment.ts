import type { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { chosenLines, SOME_LINES } from "#app/rules/actions/chosen-lines.ts";
import { listOf } from "#app/rules/actions/templated.ts";
import { TrackingSchema } from "#app/rules/actions/tracking-settings.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

const SettingsSchema = TrackingSchema.extend(SOME_LINES);
type Settings = z.infer<typeof SettingsSchema>;

export const createFulfillment = defineAction({
  name: "create_fulfillment",
  title: "Mark as shipped",
  about:
    "Makes a fulfilment of everything still to ship (or of `lines`, SKUs or line item ids; `quantity` units of each, else all) of the fulfilment order (of a rule about the order: each open one), with tracking where it is given. Never for a fulfilment order at another app's fulfilment service: Shopify refuses that.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes,
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ lines, quantity, company, number, url, notify_customer }, { target }) => {
    if (!["open", "in_progress"].includes(String(target.status)))
      return { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` };
    const chosen = chosenLines(target, lines, quantity);
    if (chosen?.length === 0) return { nothing: "It has none of these lines." };
    const numbers = listOf(number);
    return {
      bodies: [
        {
          kind: "create_fulfillment",
          lines: chosen,
          tracking: numbers.length || company ? { company, numbers, urls: listOf(url) } : null,
          notify_customer,
        },
      ],
    };
  },
  example: { do: "create_fulfillment", company: "Royal Mail", number: "{{ order.note | line_starting: 'Tracking:' }}" },
});
