import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";

type Plain = Record<string, unknown>;
const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;
const isPositive = (amount: string): boolean => isDecimal(amount) && compareAmounts(amount, "0") > 0;

export const capturePayment = defineAction({
  name: "capture_payment",
  title: "Capture the payment",
  about:
    "Captures what was authorised: all that can be captured, or `amount`. Where nothing is authorised, nothing happens.",
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: z.strictObject({
    amount: moneyAmount.optional(),
    final: z.boolean().default(true),
  }) as unknown as z.ZodType<{ amount?: number | string; final: boolean }>,
  scopes: ["write_orders"],
  make: ({ amount, final }, { target }) => {
    if (!["authorized", "partially_paid", "pending"].includes(String(target.financial_status)))
      return { nothing: `Its payment is ${String(target.financial_status).replaceAll("_", " ")}.` };
    const authorised = (target.transactions as Plain[] | undefined)?.filter(
      ({ kind, status }) => kind === "authorization" && status === "success",
    );
    const open = authorised?.find(
      ({ unsettled }) => unsettled === null || unsettled === undefined || isPositive(String(unsettled)),
    );
    if (authorised && !open && !isPositive(String(target.capturable ?? "")))
      return { nothing: "Nothing is left to capture." };
    if (!authorised && target.financial_status !== "authorized" && !isPositive(String(target.capturable ?? "")))
      return { nothing: "Nothing is authorised." };
    const all = String(
      target.capturable ?? open?.unsettled ?? open?.amount ?? target.total_outstanding ?? target.current_total_price,
    );
    const wanted = amount === undefined ? all : normalAmount(String(amount).trim() || "0");
    if (!isPositive(wanted)) return { nothing: "No amount came out." };
    return {
      bodies: [
        { kind: "capture_payment", transaction_id: (open?.id as string | undefined) ?? null, amount: wanted, final },
      ],
    };
  },
  example: { do: "capture_payment" },
});

export const voidPayment = defineAction({
  name: "void_payment",
  title: "Void the authorisation",
  about: "Gives an authorisation back that was not captured.",
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: z.strictObject({}),
  scopes: ["write_orders"],
  destructive: true,
  make: (_settings, { target }) => {
    if (target.financial_status !== "authorized") return { nothing: "Nothing is authorised." };
    const open = (target.transactions as Plain[] | undefined)?.find(({ kind }) => kind === "authorization");
    return { bodies: [{ kind: "void_payment", transaction_id: (open?.id as string | undefined) ?? null }] };
  },
  example: { do: "void_payment" },
});

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

const InvoiceSchema = z.strictObject({
  to: filledText(255).optional(),
  subject: filledText(255, 0).default(""),
  message: filledText(5_000, 0).default(""),
});

export const sendInvoice = defineAction({
  name: "send_invoice",
  title: "Send the invoice",
  about: "Has Shopify send the invoice of an unpaid order (or draft order) to the buyer, or to `to`.",
  targets: ["order", "draft_order"],
  class: "BLIND",
  acts,
  settings: InvoiceSchema as unknown as z.ZodType<{ to?: string; subject: string; message: string }>,
  scopes: ["write_orders", "write_draft_orders"],
  make: ({ to, subject, message }, { target }) => {
    if (!to && !target.email) return { nothing: "There is no address to write to." };
    return { bodies: [{ kind: "send_invoice", to: to ?? null, subject, message }] };
  },
  example: { do: "send_invoice", subject: "Your invoice for {{ order.name }}" },
});

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
