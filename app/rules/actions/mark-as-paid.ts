import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

export const markAsPaid = defineAction({
  name: "mark_as_paid",
  title: "Mark as paid",
  about:
    "Says that the order was paid outside Shopify. Where Shopify does not let it be marked so (it is paid, cancelled …), nothing happens.",
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: z.strictObject({}),
  scopes: ["write_orders"],
  make: (_settings, { target }) => {
    if (target.can_mark_as_paid === false || target.cancelled_at) return { nothing: "It cannot be marked as paid." };
    if (!["pending", "partially_paid", "authorized"].includes(String(target.financial_status)))
      return { nothing: `Its payment is ${String(target.financial_status).replaceAll("_", " ")}.` };
    return { bodies: [{ kind: "mark_as_paid" }] };
  },
  example: { do: "mark_as_paid" },
});
