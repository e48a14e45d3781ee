import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

export const closeFulfillmentOrder = defineAction({
  name: "close_fulfillment_order",
  title: "Close as incomplete",
  about: "Says that a fulfilment order in progress will not be shipped in full, with a message to the store.",
  targets: ["fulfillment_order", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ message: filledText(500, 0).default("") }) as unknown as z.ZodType<{ message: string }>,
  scopes: ["write_merchant_managed_fulfillment_orders"],
  forEach: { kind: "fulfillment_order", list: "fulfillment_orders" },
  make: ({ message }, { target }) =>
    target.status === "in_progress"
      ? { bodies: [{ kind: "close_fulfillment_order", message }] }
      : { nothing: `It is ${String(target.status).replaceAll("_", " ")}.` },
  example: { do: "close_fulfillment_order", message: "The last one is broken" },
});
