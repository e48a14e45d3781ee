import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { DRAFTED_SETTINGS, writtenDelivery, writtenDiscount } from "#app/rules/actions/drafted-settings.ts";
import { asTexts, filledNamedValues, namedValues } from "#app/rules/actions/named-values.ts";
import { addressSetting, filledAddress, type SaidAddress, writtenAddress } from "#app/rules/actions/order-address.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import type { Plain } from "#app/rules/plain.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const { email, phone, note, po_number, discount, shipping_line } = DRAFTED_SETTINGS;
const others = {
  ...{ email, phone, note: note.unwrap().optional(), po_number, discount, shipping_line },
  tax_exempt: z.boolean().optional(),
  reserve_until: z.string().max(300).optional(),
};
const CUSTOMER = ["customer"] as const;
const SettingsSchema = z
  .strictObject({
    ...others,
    shipping_address: addressSetting(CUSTOMER).optional(),
    billing_address: addressSetting(CUSTOMER).optional(),
    attributes: namedValues.optional(),
  })
  .refine((settings) => Object.keys(settings).length > 0, "names at least one thing to change");
const FilledSchema = z.strictObject({
  ...others,
  shipping_address: filledAddress(CUSTOMER),
  billing_address: filledAddress(CUSTOMER),
  attributes: filledNamedValues.optional(),
});
interface Settings extends Omit<z.infer<typeof FilledSchema>, "shipping_address" | "billing_address"> {
  shipping_address?: "customer" | SaidAddress | undefined;
  billing_address?: "customer" | SaidAddress | undefined;
}

export const updateDraftOrder = defineAction({
  name: "update_draft_order",
  title: "Change a draft order",
  about:
    "Changes what is named of a draft order that is not completed; all else stays. `discount` (on all lines) and `shipping_line` take the place of the draft's; `attributes` are added to its own, those with the same name get the new value. An address is given in parts, by a template, or is the customer's default one (“customer”). Its tags: `add_tags`.",
  targets: ["draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  filled: FilledSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_draft_orders"],
  make: (settings, { target, env }) => {
    if (target.status === "completed") return { nothing: "The draft order is completed." };
    const said = (text: string | undefined) => text?.trim() || null;
    const reserve = said(settings.reserve_until);
    const reserveUntil = reserve === null ? null : instantIn(reserve, env.calendar.zone);
    if (reserve !== null && reserveUntil === null) return { nothing: `“${reserve}” is no date.` };
    const there = (target.note_attributes as { name: string | null; value: string | null }[] | undefined) ?? [];
    const news = asTexts(settings.attributes ?? {});
    const differs = Object.entries(news).some(([name, value]) => (valueNamed(there, name) ?? null) !== value);
    const address = (given: "customer" | SaidAddress | undefined) =>
      typeof given === "object" ? writtenAddress(given as Plain) : null;
    const changes = {
      email: said(settings.email),
      phone: said(settings.phone),
      po_number: said(settings.po_number),
      note: settings.note === undefined || settings.note === (target.note ?? "") ? null : settings.note,
      discount: writtenDiscount(settings.discount),
      shipping_line: writtenDelivery(settings.shipping_line),
      shipping_address: address(settings.shipping_address),
      billing_address: address(settings.billing_address),
      customer_address: [settings.shipping_address, settings.billing_address].includes("customer") || null,
      attributes: differs ? merged(there, news) : null,
      tax_exempt: settings.tax_exempt ?? null,
      reserve_until: reserveUntil,
    };
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
    return Object.keys(named).length
      ? { bodies: [{ kind: "update_draft_order", currency: String(env.world.shop.currency), ...named }] }
      : { nothing: "It is so already." };
  },
  example: { do: "update_draft_order", discount: { percent: 10, title: "Wholesale" } },
});

/** The draft's own, with the new values; Shopify takes the whole list. */
function merged(there: readonly { name: string | null; value: string | null }[], news: Record<string, string>) {
  const own = there.flatMap(({ name, value }): [string, string][] => (name ? [[name, value ?? ""]] : []));
  const replaced = new Set(Object.keys(news).map((name) => name.trim().toLowerCase()));
  return { ...Object.fromEntries(own.filter(([name]) => !replaced.has(name.trim().toLowerCase()))), ...news };
}
