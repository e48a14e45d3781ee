import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import type { Plain } from "#app/rules/plain.ts";

export const remindPayment = defineAction({
  name: "remind_payment",
  title: "Send a payment reminder",
  about:
    "Has Shopify remind the buyer of an order with payment terms. An order without them has none: send an e-mail or the invoice instead.",
  targets: ["order"],
  class: "BLIND",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({}),
  scopes: ["write_orders", "read_payment_terms"],
  make: (_settings, { target }) => {
    const terms = target.payment_terms as Plain | null;
    if (!terms) return { nothing: "The order has no payment terms." };
    return { bodies: [{ kind: "remind_payment", schedule_id: (terms.schedule_id as string | null) ?? null }] };
  },
  example: { do: "remind_payment" },
});
