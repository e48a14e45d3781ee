import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

export const CANCEL_REASONS = ["customer", "declined", "fraud", "inventory", "staff", "other"] as const;

const CancelSchema = z.strictObject({
  reason: z.preprocess(
    (value) => (typeof value === "string" ? value.toLowerCase() : value),
    z.enum(CANCEL_REASONS).default("other"),
  ),
  restock: z.boolean().default(true),
  refund: z.enum(["original", "store_credit", "none"]).default("original"),
  notify_customer: z.boolean().default(true),
  staff_note: filledText(255, 0).default(""),
});

type Cancel = z.infer<typeof CancelSchema>;

export const cancelOrder = defineAction({
  name: "cancel_order",
  title: "Cancel the order",
  about:
    "Cancels the order: `refund` to the original payment, as store credit, or none; `restock`; `notify_customer`. A person is asked first unless `approval` is false. An order with shipped units, or that is cancelled, is left alone. Shopify refuses while an authorisation is pending or a return is open.",
  targets: ["order"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: CancelSchema as z.ZodType<Cancel>,
  scopes: ["write_orders"],
  destructive: true,
  make: ({ reason, restock, refund, notify_customer, staff_note }, { target }) => {
    if (target.cancelled_at) return { nothing: "It is cancelled already." };
    if (["fulfilled", "partial"].includes(String(target.fulfillment_status)))
      return { nothing: "Units of it were shipped." };
    return { bodies: [{ kind: "cancel_order", reason, restock, refund, staff_note, notify_customer }] };
  },
  example: { do: "cancel_order", reason: "fraud", restock: true, refund: "original" },
});
