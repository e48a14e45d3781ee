import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";
import { addDuration, parseDuration } from "#app/rules/duration.ts";

const SettingsSchema = z.strictObject({
  amount: moneyAmount,
  /** How long it is good for: “1 year”. */
  valid_for: z.string().max(60).optional(),
  note: filledText(500, 0).default(""),
});
type Settings = z.infer<typeof SettingsSchema>;

export const createGiftCard = defineAction({
  name: "create_gift_card",
  title: "Create a gift card",
  about: "Makes a gift card for the customer; Shopify sends it. A person is asked first unless `approval` is false.",
  targets: ["customer", "order"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_gift_cards"],
  destructive: true,
  make: ({ amount, valid_for, note }, { env, kind, target }) => {
    const customer = (kind === "customer" ? target : env.names.customer) as Record<string, unknown> | null | undefined;
    if (!customer?.id) return { nothing: "There is no customer to give it to." };
    const text = String(amount).trim();
    if (!isDecimal(text) || compareAmounts(text, "0") <= 0) return { nothing: "No amount came out." };
    const span = valid_for ? parseDuration(valid_for) : null;
    const expires_at = span ? addDuration(env.now, span, env.calendar) : null;
    return {
      bodies: [
        { kind: "create_gift_card", amount: normalAmount(text), customer_id: String(customer.id), expires_at, note },
      ],
    };
  },
  example: { do: "create_gift_card", amount: 10, valid_for: "1 year" },
});
