import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, textList } from "#app/rules/actions/templated.ts";
import { isTemplate } from "#app/rules/template.ts";

const WHO = "is an address, “customer” or “store”";
const Address = z
  .string()
  .refine((text) => text === "customer" || text === "store" || isAddress(text), WHO) as z.ZodType<string>;
const addresses = () =>
  textList(Address, 20).refine(
    (said) =>
      typeof said !== "string" || isTemplate(said) || listOf(said).every((entry) => Address.safeParse(entry).success),
    WHO,
  );

const SettingsSchema = z.strictObject({
  /** Addresses; "customer": the order's or the customer's own; "store": the store's. */
  to: addresses(),
  cc: addresses().optional(),
  bcc: addresses().optional(),
  reply_to: filledText(200)
    .refine((text) => isTemplate(text) || Address.safeParse(text.trim()).success, WHO)
    .optional(),
  subject: filledText(200),
  text: filledText(100_000, 0).default(""),
  html: filledText(200_000, 0).optional(),
  attachments: z
    .array(z.strictObject({ name: filledText(100), content: z.string().max(500_000) }))
    .max(5)
    .optional(),
});
type Settings = z.infer<typeof SettingsSchema>;

const isAddress = (text: string): boolean => z.email().safeParse(text).success;

export const sendEmail = defineAction({
  name: "send_email",
  title: "Send an e-mail",
  about:
    "Sends one e-mail to all of `to`: addresses, \"customer\" (the order's or customer's e-mail) or \"store\" (the store's own). Texts are Liquid. Nothing is sent where no address comes out. `attachments` are texts, for example CSV. At most once: when the mail server's answer never comes, a person decides.",
  targets: ["order", "customer", "product", "draft_order", "stock_level", "shop"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: [],
  make: ({ to, cc, reply_to, bcc, subject, text, html, attachments }, { env, target }) => {
    const names = env.names as Record<
      string,
      { email?: string | null; contact_email?: string | null } | null | undefined
    >;
    const own = target.email ?? names.order?.email ?? names.order?.contact_email ?? names.customer?.email;
    const meant = (said: string | string[] | undefined): string[] => {
      const all = listOf(said ?? []).map((entry) => {
        if (entry === "customer") return String(own ?? "");
        return entry === "store" ? String(env.world.shop.email ?? "") : entry;
      });
      return [...new Set(all.map((entry) => entry.trim()).filter(isAddress))];
    };
    const receivers = meant(to);
    const hidden = meant(bcc);
    if (!receivers.length) return { nothing: "There is no address to write to." };
    return {
      bodies: [
        {
          kind: "send_email",
          to: receivers,
          cc: meant(cc),
          ...(hidden.length ? { bcc: hidden } : {}),
          reply_to: meant(reply_to)[0] ?? null,
          // A value may carry a line break, which would end the subject.
          subject: subject
            .replaceAll(/[\s\p{Cc}]+/gu, " ")
            .trim()
            .slice(0, 200),
          text,
          html: html ?? null,
          attachments: attachments ?? [],
        },
      ],
    };
  },
  example: {
    do: "send_email",
    to: "team@example.com",
    subject: "{{ order.name }} needs a look",
    text: "Order {{ order.name }} of {{ order.total_price | money }} needs a look.\n\n{{ event.on }}",
  },
});
