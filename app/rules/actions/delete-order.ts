import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const deleteOrder = defineAction({
  name: "delete_order",
  title: "Delete the order",
  about:
    "Deletes an order for good. Shopify only lets cancelled orders, test orders and such without a payment be deleted. A person is asked first unless `approval` is false.",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_orders"],
  destructive: true,
  make: (_settings, { target }) =>
    !target.cancelled_at && target.test !== true
      ? { nothing: "It is neither cancelled nor a test order." }
      : { bodies: [{ kind: "delete_order" }] },
  example: { do: "delete_order" },
});
