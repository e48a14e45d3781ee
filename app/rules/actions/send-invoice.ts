import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { copiesTo } from "#app/rules/actions/copies-to.ts";
import { filledText, textList } from "#app/rules/actions/templated.ts";

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const InvoiceSchema = z.strictObject({
  to: filledText(255).optional(),
  bcc: textList(z.string().min(3).max(255), 10).optional(),
  subject: filledText(255, 0).default(""),
  message: filledText(5_000, 0).default(""),
});

export const sendInvoice = defineAction({
  name: "send_invoice",
  title: "Send the invoice",
  about:
    "Has Shopify send the invoice of an unpaid order (or draft order) to the buyer, or to `to`; `bcc` gets a copy.",
  targets: ["order", "draft_order"],
  class: "BLIND",
  acts,
  settings: InvoiceSchema as unknown as z.ZodType<z.infer<typeof InvoiceSchema>>,
  scopes: ["write_orders", "write_draft_orders"],
  make: ({ to, bcc, subject, message }, { target }) => {
    if (!to && !target.email) return { nothing: "There is no address to write to." };
    return { bodies: [{ kind: "send_invoice", to: to ?? null, ...copiesTo(bcc), subject, message }] };
  },
  example: { do: "send_invoice", subject: "Your invoice for {{ order.name }}" },
});
