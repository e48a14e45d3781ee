import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

export const deleteCustomer = defineAction({
  name: "delete_customer",
  title: "Delete the customer",
  about:
    "Deletes a customer for good. Shopify refuses that for one who has ordered. A person is asked first unless `approval` is false.",
  targets: ["customer"],
  class: "REPEATABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_customers"],
  destructive: true,
  make: (_settings, { target }) =>
    Number(target.orders_count ?? 0) > 0
      ? { nothing: "The customer has ordered." }
      : { bodies: [{ kind: "delete_customer" }] },
  example: { do: "delete_customer" },
});
