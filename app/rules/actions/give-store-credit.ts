import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { moneyAmount } from "#app/rules/actions/templated.ts";

export const giveStoreCredit = defineAction({
  name: "give_store_credit",
  title: "Give store credit",
  about:
    "Puts an amount onto the customer's store credit account, in the shop's currency. A person is asked first unless `approval` is false.",
  targets: ["customer"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({
    amount: moneyAmount,
    expires_at: z.string().max(300).optional(),
  }) as unknown as z.ZodType<{ amount: number | string; expires_at?: string }>,
  scopes: ["write_store_credit_account_transactions"],
  destructive: true,
  make: ({ amount, expires_at }, { env }) => {
    const text = String(amount).trim();
    if (!isDecimal(text) || compareAmounts(text, "0") <= 0) return { nothing: "No amount came out." };
    return {
      bodies: [
        {
          kind: "give_store_credit",
          amount: normalAmount(text),
          currency: String(env.world.shop.currency),
          expires_at: expires_at?.trim() || null,
        },
      ],
    };
  },
  example: { do: "give_store_credit", on: "customer", amount: "10.00" },
});
