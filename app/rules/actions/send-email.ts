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

const ONE_OF = "has a “name” and “content”, or a “url” (its “name” may be left out)";

/** What a file is called that has no name: the last part of its address. */
function nameAt(url: string): string {
  const last = new URL(url).pathname.split("/").findLast(Boolean) ?? "";
  try {
    return decodeURIComponent(last).slice(0, 100) || "attachment";
  } catch {
    return last.slice(0, 100);
  }
}

/** Without those whose address came out empty; a text: why there is no mail. */
function filesOf(given: NonNullable<Settings["attachments"]>) {
  const made: ({ name: string; content: string } | { name: string; url: string })[] = [];
  for (const { name, content, url } of given) {
    const at = url?.trim();
    if (at === undefined) made.push({ name: name?.trim() || "attachment.txt", content: content ?? "" });
    else if (at !== "" && !(/^https:\/\//i.test(at) && URL.canParse(at)))
      return `“${at.slice(0, 80)}” is no https address.`;
    else if (at !== "") made.push({ name: name?.trim() || nameAt(at), url: at });
  }
  return made;
}

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
    .array(
      z
        .strictObject({
          name: filledText(100, 0).optional(),
          content: z.string().max(500_000).optional(),
          url: filledText(2_000, 0).optional(),
        })
        .refine(({ name, content, url }) => (content === undefined) !== (url === undefined) && (name ?? url), ONE_OF),
    )
    .max(5)
    .optional(),
});
type Settings = z.infer<typeof SettingsSchema>;

const isAddress = (text: string): boolean => z.email().safeParse(text).success;

export const sendEmail = defineAction({
  name: "send_email",
  title: "Send an e-mail",
  about:
    "Sends one e-mail to all of `to`: addresses, \"customer\" (the order's or customer's e-mail) or \"store\" (the store's own). Texts are Liquid. Nothing is sent where no address comes out. `attachments` are texts, for example CSV (`{name, content}`), or files that are fetched from a public https address when the mail is sent (`{url}`, 5 MB each; a file of the store has its address under Content, Files): while one cannot be had the mail waits, up to a day, and is refused then. At most once: when the mail server's answer never comes, a person decides.",
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
    const files = filesOf(attachments ?? []);
    if (typeof files === "string") return { nothing: files };
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
          attachments: files,
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
