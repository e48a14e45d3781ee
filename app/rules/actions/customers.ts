import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const SettingsSchema = z
  .strictObject({
    email_marketing: z.enum(["subscribed", "unsubscribed"]).optional(),
    tax_exempt: z.boolean().optional(),
    language: z.string().max(20).optional(),
  })
  .refine(
    (settings) => Object.keys(settings).length > 0,
    "names at least one of email_marketing, tax_exempt, language",
  );

export const updateCustomer = defineAction({
  name: "update_customer",
  title: "Change the customer",
  about:
    "Sets whether the customer gets e-mail marketing, is free of tax, and the language. (Tags and note have actions of their own.)",
  targets: ["customer"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_customers"],
  make: ({ email_marketing, tax_exempt, language }, { target }) => {
    const news = {
      ...(email_marketing !== undefined && target.email_marketing_state !== email_marketing ? { email_marketing } : {}),
      ...(tax_exempt !== undefined && target.tax_exempt !== tax_exempt ? { tax_exempt } : {}),
      ...(language?.trim() && target.locale !== language.trim() ? { language: language.trim() } : {}),
    };
    return Object.keys(news).length
      ? { bodies: [{ kind: "update_customer", ...news }] }
      : { nothing: "The customer is so already." };
  },
  example: { do: "update_customer", on: "customer", email_marketing: "unsubscribed" },
});
