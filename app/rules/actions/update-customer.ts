import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const SettingsSchema = z
  .strictObject({
    email_marketing: z.enum(["subscribed", "unsubscribed"]).optional(),
    sms_marketing: z.enum(["subscribed", "unsubscribed"]).optional(),
    first_name: z.string().max(255).optional(),
    last_name: z.string().max(255).optional(),
    email: z.string().max(255).optional(),
    phone: z.string().max(50).optional(),
    tax_exempt: z.boolean().optional(),
    language: z.string().max(20).optional(),
  })
  .refine((settings) => Object.keys(settings).length > 0, "names at least one thing to change");

export const updateCustomer = defineAction({
  name: "update_customer",
  title: "Change the customer",
  about:
    "Writes name, e-mail, phone, language, consent to e-mail or SMS marketing, and whether the customer is free of tax. What comes out empty, or is so already, is left alone. (Tags and note have actions of their own.)",
  targets: ["customer"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_customers"],
  make: ({ email_marketing, sms_marketing, tax_exempt, language, ...texts }, { target }) => {
    const news = {
      ...(email_marketing !== undefined && target.email_marketing_state !== email_marketing ? { email_marketing } : {}),
      ...(sms_marketing !== undefined && target.sms_marketing_state !== sms_marketing ? { sms_marketing } : {}),
      ...Object.fromEntries(
        Object.entries(texts).flatMap(([name, value]) =>
          value?.trim() && value.trim() !== target[name] ? [[name, value.trim()]] : [],
        ),
      ),
      ...(tax_exempt !== undefined && target.tax_exempt !== tax_exempt ? { tax_exempt } : {}),
      ...(language?.trim() && target.locale !== language.trim() ? { language: language.trim() } : {}),
    };
    return Object.keys(news).length
      ? { bodies: [{ kind: "update_customer", ...news }] }
      : { nothing: "The customer is so already." };
  },
  example: { do: "update_customer", on: "customer", email_marketing: "unsubscribed" },
});
