import { z } from "zod";
import { compareAmounts, isDecimal, normalAmount } from "#app/lib/money.ts";
import { TagSchema } from "#app/rules/actions/add-tags.ts";
import { defineCheck } from "#app/rules/checks/check.ts";

const AmountSchema = z
  .string()
  .trim()
  .refine(isDecimal, "Enter an amount, for example 500.00.")
  .refine((amount) => !isDecimal(amount) || compareAmounts(amount, "0") > 0, "Enter an amount above zero.")
  .transform((amount) => (isDecimal(amount) ? normalAmount(amount) : amount));

const SettingsSchema = z.object({
  /** Shop currency; strictly more than this. */
  threshold: AmountSchema,
  windowDays: z
    .number("Enter a number of days.")
    .int("Enter whole days.")
    .min(1, "Enter at least 1 day.")
    .max(3_650, "Enter at most 3,650 days."),
  tag: TagSchema,
});

export const vipSpend = defineCheck({
  id: "vip-spend",
  name: "VIP by spend",
  summary: "Tags a customer who spent more than an amount in a period; the tag goes when it is no longer true.",
  settingsSchema: SettingsSchema,
  defaults: { threshold: "500.00", windowDays: 365, tag: "VIP" },
  toRule: ({ threshold, windowDays, tag }) => ({
    schema: 1,
    id: "vip-spend",
    name: "VIP by spend",
    about: "customer",
    on: ["customer.spend_changed"],
    skip: [],
    when: { field: "customer.spent", days: windowDays, op: "more_than", value: threshold },
    then: [{ do: "add_tags", id: "tag", acts: "state", tags: [tag] }],
    otherwise: "undo",
    enabled: true,
  }),
});
