import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];

export const cancelFulfillment = defineAction({
  name: "cancel_fulfillment",
  title: "Cancel a fulfilment",
  about: "Cancels a fulfilment: its units are to be shipped again.",
  targets: ["fulfillment", "order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes,
  destructive: true,
  forEach: { kind: "fulfillment", list: "fulfillments" },
  make: (_settings, { target }) =>
    target.status === "cancelled"
      ? { nothing: "It is cancelled already." }
      : { bodies: [{ kind: "cancel_fulfillment" }] },
  example: { do: "cancel_fulfillment", on: "fulfillment" },
});
