import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { draftLines, filledLines, type Lines, linesSetting } from "#app/rules/actions/drafted-lines.ts";
import { DRAFTED_SETTINGS, writtenDelivery, writtenDiscount } from "#app/rules/actions/drafted-settings.ts";
import { asTexts, filledNamedValues, namedValues } from "#app/rules/actions/named-values.ts";
import {
  addressSetting,
  filledAddress,
  type SaidAddress,
  type WrittenAddress,
  writtenAddress,
} from "#app/rules/actions/order-address.ts";
import { listOf } from "#app/rules/actions/templated.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import type { Plain } from "#app/rules/plain.ts";

/** Whose address it gets: the order's (or draft's) that the rule acts on, the customer's default one, nobody's. */
const WHOSE = ["order", "customer", "none"] as const;
type Whose = (typeof WHOSE)[number];

const others = {
  ...DRAFTED_SETTINGS,
  tax_exempt: z.boolean().optional(),
  reserve_until: z.string().max(300).optional(),
  /** Shopify sends the invoice at once. */
  send_invoice: z.boolean().default(false),
};
const SettingsSchema = z.strictObject({
  lines: linesSetting(true),
  shipping_address: addressSetting(WHOSE).optional(),
  billing_address: addressSetting(WHOSE).optional(),
  attributes: namedValues.optional(),
  ...others,
});
const FilledSchema = z.strictObject({
  lines: filledLines(true),
  shipping_address: filledAddress(WHOSE),
  billing_address: filledAddress(WHOSE),
  attributes: filledNamedValues.optional(),
  ...others,
});
interface Settings extends Omit<z.infer<typeof FilledSchema>, "lines" | "shipping_address" | "billing_address"> {
  lines: Lines;
  shipping_address?: Whose | SaidAddress | undefined;
  billing_address?: Whose | SaidAddress | undefined;
}

export const createDraftOrder = defineAction({
  name: "create_draft_order",
  title: "Create a draft order",
  about:
    "Prepares an order for the customer: `lines` by variant id, SKU, or title and price, or “same” for the lines of the order that the rule is about (with their properties, at today's prices); or a template that gives such a list (`{{ event.body.lines }}`). A `sku` that no product has is a line of its own where it has a `title`. A `price` takes the place of the product's. `discount` is on all lines: `{\"percent\": 100}` makes a replacement free. Addresses: {first_name, last_name (or name), company, address1, address2, city, zip, province_code, country_code, phone}, a template that gives one, or whose: “order” (of the order that the rule is about), “customer” (the customer's default address), “none”. Left out: the order's in a rule about an order, else the customer's. A rule about the store says for whom with `email`. With `send_invoice` Shopify sends the invoice at once. To complete it at once, write a rule on `draft_order.created` with `complete_draft_order` that asks for a tag given here; or make the order itself with `create_order`.",
  targets: ["order", "customer", "draft_order", "shop"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  filled: FilledSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_draft_orders"],
  make: (settings, context) => {
    const { env, kind, target } = context;
    const customer = (kind === "customer" ? target : env.names.customer) as Plain | null | undefined;
    const lines = draftLines(settings.lines, context, false);
    if (!lines.length) return { nothing: "No line came out." };
    const said = (text: string | undefined) => text?.trim() || null;
    const reserve = said(settings.reserve_until);
    const reserveUntil = reserve === null ? null : instantIn(reserve, env.calendar.zone);
    if (reserve !== null && reserveUntil === null) return { nothing: `“${reserve}” is no date.` };
    const customerId = customer?.id ? String(customer.id) : null;
    const { shipping, billing, isCustomers } = addressesOf(settings, kind, target, customerId);
    const discount = writtenDiscount(settings.discount);
    const delivery = writtenDelivery(settings.shipping_line);
    const attributes = asTexts(settings.attributes ?? {});
    const texts = { phone: said(settings.phone), po_number: said(settings.po_number) };
    const currency = said(settings.currency)?.toUpperCase();
    return {
      bodies: [
        {
          kind: "create_draft_order",
          lines,
          customer_id: customerId,
          email: said(settings.email) ?? ((target.email as string | null | undefined) || null),
          note: settings.note,
          tags: settings.tags === undefined ? [] : listOf(settings.tags),
          send_invoice: settings.send_invoice,
          ...(texts.phone ? { phone: texts.phone } : {}),
          ...(texts.po_number ? { po_number: texts.po_number } : {}),
          ...(Object.keys(attributes).length ? { attributes } : {}),
          ...(shipping ? { shipping_address: shipping } : {}),
          ...(billing ? { billing_address: billing } : {}),
          ...(isCustomers ? { customer_address: true as const } : {}),
          ...(discount ? { discount } : {}),
          ...(delivery ? { shipping_line: delivery } : {}),
          ...(settings.tax_exempt === undefined ? {} : { tax_exempt: settings.tax_exempt }),
          ...(reserveUntil ? { reserve_until: reserveUntil } : {}),
          currency: currency ?? String(env.world.shop.currency),
          ...(currency ? { presentment_currency: currency } : {}),
        },
      ],
    };
  },
  example: {
    do: "create_draft_order",
    lines: "same",
    discount: { percent: 100, title: "Replacement" },
    shipping_address: "order",
    tags: ["replacement"],
  },
});

/** Shopify has one word for both of the customer's: where only one is asked for, the other is the same. */
function addressesOf(
  { shipping_address, billing_address }: Settings,
  kind: string,
  target: Plain,
  customerId: string | null,
): { shipping: WrittenAddress | null; billing: WrittenAddress | null; isCustomers: boolean } {
  const isOrder = kind === "order" || kind === "draft_order";
  const usual: Whose = isOrder ? "order" : "customer";
  const one = (said: Whose | SaidAddress | undefined, own: unknown) => {
    const meant = said ?? usual;
    if (typeof meant === "object") return writtenAddress(meant as Plain);
    return meant === "order" && isOrder ? writtenAddress(own as Plain | null | undefined) : null;
  };
  const isCustomers =
    customerId !== null &&
    [shipping_address ?? usual, billing_address ?? usual].some(
      (said) => said === "customer" || (said === "order" && !isOrder),
    );
  return {
    shipping: one(shipping_address, target.shipping_address),
    billing: one(billing_address, target.billing_address),
    isCustomers,
  };
}
