import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, textList } from "#app/rules/actions/templated.ts";
import { isTemplate } from "#app/rules/template.ts";

const Address = z.union([z.email(), z.enum(["customer", "store"])]) as z.ZodType<string>;

const SettingsSchema = z.strictObject({
  /** Addresses; "customer": the order's or the customer's own; "store": the store's. */
  to: textList(Address, 20).refine(
    (to) => typeof to !== "string" || isTemplate(to) || listOf(to).every((entry) => Address.safeParse(entry).success),
    "is an address, “customer” or “store”",
  ),
  cc: textList(z.email() as z.ZodType<string>, 20).optional(),
  reply_to: filledText(200).optional(),
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
  make: ({ to, cc, reply_to, subject, text, html, attachments }, { env, target }) => {
    const names = env.names as Record<
      string,
      { email?: string | null; contact_email?: string | null } | null | undefined
    >;
    const own = target.email ?? names.order?.email ?? names.order?.contact_email ?? names.customer?.email;
    const meant = listOf(to).flatMap((entry) => {
      if (entry === "customer") return own ? [String(own)] : [];
      if (entry === "store") return env.world.shop.email ? [String(env.world.shop.email)] : [];
      return [entry];
    });
    const addresses = [...new Set(meant.map((entry) => entry.trim()).filter(isAddress))];
    if (!addresses.length) return { nothing: "There is no address to write to." };
    return {
      bodies: [
        {
          kind: "send_email",
          to: addresses,
          cc: cc ? listOf(cc).filter(isAddress) : [],
          reply_to: reply_to && isAddress(reply_to) ? reply_to : null,
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
