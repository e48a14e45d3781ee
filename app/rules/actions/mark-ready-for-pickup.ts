import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const markReadyForPickup = defineAction({
  name: "mark_ready_for_pickup",
  title: "Mark as ready for pick-up",
  about:
    "Says that the lines of a fulfilment order for pick-up are prepared; Shopify tells the customer. Of a rule about the order each open one whose delivery method is pick_up.",
  targets: ["fulfillment_order", "order"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_merchant_managed_fulfillment_orders"],
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: (_settings, { target }) => {
    if (target.delivery_method !== "pick_up") return { nothing: "It is not picked up." };
    if (target.status !== "open") return { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` };
    return { bodies: [{ kind: "mark_ready_for_pickup" }] };
  },
  example: { do: "mark_ready_for_pickup" },
});
