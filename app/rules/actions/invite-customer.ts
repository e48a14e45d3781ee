import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { copiesTo } from "#app/rules/actions/copies-to.ts";
import { filledText, textList } from "#app/rules/actions/templated.ts";

const SettingsSchema = z.strictObject({
  subject: filledText(255, 0).default(""),
  bcc: textList(z.string().min(3).max(255), 10).optional(),
  message: filledText(5_000, 0).default(""),
});

export const inviteCustomer = defineAction({
  name: "invite_customer",
  title: "Invite to an account",
  about:
    "Has Shopify send the customer an invitation to make an account; `bcc` gets a copy. One that has an account, or no e-mail, is left alone.",
  targets: ["customer"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["write_customers"],
  make: ({ subject, bcc, message }, { target }) => {
    if (!target.email) return { nothing: "There is no address to write to." };
    if (target.state === "enabled") return { nothing: "The customer has an account." };
    return { bodies: [{ kind: "invite_customer", ...copiesTo(bcc), subject, message }] };
  },
  example: { do: "invite_customer", on: "customer" },
});
