import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { distinctTags } from "#app/rules/actions/add-tags.ts";
import { listOf, textList } from "#app/rules/actions/templated.ts";

const SettingsSchema = z
  .strictObject({
    email: z.string().max(255).optional(),
    phone: z.string().max(50).optional(),
    first_name: z.string().max(255).optional(),
    last_name: z.string().max(255).optional(),
    note: z.string().max(5_000).optional(),
    tags: textList(z.string().max(40), 250).optional(),
    email_marketing: z.enum(["subscribed"]).optional(),
    tax_exempt: z.boolean().optional(),
    language: z.string().max(20).optional(),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, "needs an “email” or a “phone”");

export const createCustomer = defineAction({
  name: "create_customer",
  title: "Create a customer",
  about:
    "Makes a customer, unless there is one with this e-mail or phone: that one is left as it is. What comes out empty is left out.",
  targets: ["order", "customer", "draft_order", "product", "shop"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<z.infer<typeof SettingsSchema>>,
  scopes: ["read_customers", "write_customers"],
  make: ({ email_marketing, tax_exempt, tags, ...texts }) => {
    const said = (text: string | undefined) => text?.trim() || null;
    const { email, phone } = texts;
    if (!said(email) && !said(phone)) return { nothing: "No e-mail and no phone came out." };
    return {
      bodies: [
        {
          kind: "create_customer",
          ...{ email: said(email), phone: said(phone), note: said(texts.note), language: said(texts.language) },
          ...{ first_name: said(texts.first_name), last_name: said(texts.last_name) },
          tags: distinctTags(listOf(tags ?? [])),
          email_marketing: said(email) === null ? null : (email_marketing ?? null),
          tax_exempt: tax_exempt ?? null,
        },
      ],
    };
  },
  example: {
    do: "create_customer",
    email: "{{ event.body.email }}",
    first_name: "{{ event.body.name }}",
    tags: ["wholesale"],
  },
});
