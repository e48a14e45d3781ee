import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { moneyAmount } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

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
    if (!isPositive(wanted))
      return { nothing: "Nothing is left to capture: what is authorised is captured, or the total is 0." };
    return {
      bodies: [
        { kind: "capture_payment", transaction_id: (open?.id as string | undefined) ?? null, amount: wanted, final },
      ],
    };
  },
  example: { do: "capture_payment" },
});
