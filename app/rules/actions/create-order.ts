import { z } from "zod";
import { isDecimal, normalAmount } from "#app/lib/money.ts";
import { type ActionContext, defineAction } from "#app/rules/action.ts";
import { draftLines, filledLines, type Lines, linesSetting } from "#app/rules/actions/drafted-lines.ts";
import { DRAFTED_SETTINGS, writtenDelivery, writtenDiscount } from "#app/rules/actions/drafted-settings.ts";
import { asTexts, filledNamedValues, namedValues } from "#app/rules/actions/named-values.ts";
import { addressSetting, filledAddress, type SaidAddress, writtenAddress } from "#app/rules/actions/order-address.ts";
import { filledText, listOf, moneyAmount, orTemplate } from "#app/rules/actions/templated.ts";
import type { OrderPayment } from "#app/rules/drafted-order.ts";
import type { EffectBody } from "#app/rules/effect.ts";
import { instantIn } from "#app/rules/instant-in.ts";
import { MADE_BY_RULE } from "#app/rules/made-by-rule.ts";
import { isPlain, type Plain } from "#app/rules/plain.ts";
import { valueNamed } from "#app/rules/value-named.ts";

const WHOSE = ["order", "none"] as const;
type Whose = (typeof WHOSE)[number];

const STATUSES = [
  "pending",
  "authorized",
  "partially_paid",
  "paid",
  "partially_refunded",
  "refunded",
  "voided",
] as const;

const PaymentSchema = z.strictObject({
  amount: moneyAmount,
  kind: z.enum(["sale", "authorization", "capture", "refund", "void"]).default("sale"),
  status: z.enum(["success", "pending", "failure", "error"]).default("success"),
  gateway: filledText(255, 0).default("manual"),
  processed_at: z.string().max(300).optional(),
});
const TaxSchema = z.strictObject({ title: filledText(255), rate: moneyAmount, price: moneyAmount });

/** A template that gives a list: one JSON object a line. */
const fromLines = <T extends z.ZodType>(entry: T) =>
  z.preprocess((said) => {
    if (typeof said !== "string") return said;
    try {
      return said
        .split("\n")
        .filter((line) => line.trim())
        .map((line): unknown => {
          const given: unknown = JSON.parse(line);
          return isPlain(given)
            ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
            : given;
        });
    } catch {
      return said;
    }
  }, z.array(entry).max(50)) as unknown as z.ZodType<z.infer<T>[]>;

const others = {
  ...DRAFTED_SETTINGS,
  taxes_included: z.boolean().default(false),
  financial_status: orTemplate(z.enum(STATUSES)).optional(),
  processed_at: z.string().max(300).optional(),
  name: filledText(255, 0).optional(),
  source_name: filledText(255, 0).optional(),
  source_identifier: filledText(255, 0).optional(),
  inventory: z.enum(["bypass", "decrement_obeying_policy", "decrement_ignoring_policy"]).default("bypass"),
  send_receipt: z.boolean().default(false),
  test: z.boolean().default(false),
};
const SettingsSchema = z.strictObject({
  lines: linesSetting(false),
  shipping_address: addressSetting(WHOSE).optional(),
  billing_address: addressSetting(WHOSE).optional(),
  attributes: namedValues.optional(),
  transactions: orTemplate(z.array(PaymentSchema).min(1).max(50)).optional(),
  tax_lines: orTemplate(z.array(TaxSchema).min(1).max(50)).optional(),
  ...others,
});
const FilledSchema = z.strictObject({
  lines: filledLines(false),
  shipping_address: filledAddress(WHOSE),
  billing_address: filledAddress(WHOSE),
  attributes: filledNamedValues.optional(),
  transactions: fromLines(PaymentSchema).optional(),
  tax_lines: fromLines(TaxSchema).optional(),
  ...others,
});
interface Settings extends Omit<z.infer<typeof FilledSchema>, "lines" | "shipping_address" | "billing_address"> {
  lines: Lines;
  shipping_address?: Whose | SaidAddress | undefined;
  billing_address?: Whose | SaidAddress | undefined;
}

export const createOrder = defineAction({
  name: "create_order",
  title: "Create an order",
  about:
    "Makes an order at once, as one that was taken elsewhere: `lines` by variant id, SKU, or title and price, or “same” for the lines of the order that the rule is about (with their properties, at its prices); or a template that gives such a list (`{{ event.body.items }}`). A `sku` that no product has is a line of its own where it has a `title`. For whom: `email` (a new address makes a customer), else the customer that the rule is about. Addresses: {first_name, last_name (or name), company, address1, address2, city, zip, province_code, country_code, phone}, a template that gives one, “order” (of the order that the rule is about: what is taken where it is left out) or “none”. Payment: `transactions` ({amount, kind, status, gateway, processed_at}) are what was paid elsewhere; without them the order is `pending`, or what `financial_status` says. With `source_identifier` (its number where it was taken) it is made once for that number, however often the rule asks. Shopify leaves stock alone unless `inventory` says otherwise. An order that a rule made has the attribute “Made by rule”, and sets no rule off to make a further one.",
  targets: ["order", "customer", "draft_order", "product", "shop"],
  class: "READABLE",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  filled: FilledSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_orders"],
  make: (settings, context) => {
    const { env, kind, target } = context;
    if (isMade(target) || isMade(env.names.order)) return { nothing: "A rule made this order: it makes no other one." };
    const lines = draftLines(settings.lines, context, true);
    if (!lines.length) return { nothing: "No line came out." };
    const said = (text: string | undefined) => text?.trim() || null;
    const zone = env.calendar.zone;
    const processed = said(settings.processed_at);
    const processedAt = processed === null ? null : instantIn(processed, zone);
    if (processed !== null && processedAt === null) return { nothing: `“${processed}” is no date.` };
    const payments = (settings.transactions ?? []).map((one) => paymentOf(one, zone));
    const unread = payments.indexOf(null);
    if (unread >= 0) return { nothing: `The amount or day of transaction ${unread + 1} cannot be read.` };
    const address = (given: Whose | SaidAddress | undefined, own: unknown) =>
      typeof given === "object"
        ? writtenAddress(given as Plain)
        : given !== "none" && (kind === "order" || kind === "draft_order")
          ? writtenAddress(own as Plain | null | undefined)
          : null;
    const body: Extract<EffectBody, { kind: "create_order" }> = {
      kind: "create_order",
      lines,
      ...buyer(said(settings.email), context),
      note: settings.note,
      tags: settings.tags === undefined ? [] : listOf(settings.tags),
      currency: said(settings.currency)?.toUpperCase() ?? String(env.world.shop.currency),
      financial_status: settings.financial_status?.trim() || (payments.length ? null : "pending"),
      stock: settings.inventory,
      send_receipt: settings.send_receipt,
      rule: context.ruleName,
    };
    const more = {
      phone: said(settings.phone),
      name: said(settings.name),
      po_number: said(settings.po_number),
      source_name: said(settings.source_name),
      source_identifier: said(settings.source_identifier),
      processed_at: processedAt,
      attributes: filledOrNull(asTexts(settings.attributes ?? {})),
      shipping_address: address(settings.shipping_address, target.shipping_address),
      billing_address: address(settings.billing_address, target.billing_address),
      discount: writtenDiscount(settings.discount),
      shipping_line: writtenDelivery(settings.shipping_line),
      transactions: payments.length ? payments : null,
      tax_lines: taxesOf(settings.tax_lines ?? []),
      taxes_included: settings.taxes_included || null,
      test: settings.test || null,
    };
    return {
      bodies: [{ ...body, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null)) }],
    };
  },
  example: {
    do: "create_order",
    email: "{{ event.body.payer.email }}",
    lines: "{{ event.body.items | pick: 'sku', 'title', 'price', 'quantity' }}",
    shipping_address: "{{ event.body.ship_to }}",
    transactions: [{ amount: "{{ event.body.amount }}", gateway: "PayPal" }],
    source_identifier: "{{ event.body.id }}",
  },
});

const isMade = (record: unknown): boolean =>
  isPlain(record) && Array.isArray(record.note_attributes) && Boolean(valueNamed(record.note_attributes, MADE_BY_RULE));

const filledOrNull = <T extends object>(given: T): T | null => (Object.keys(given).length ? given : null);

/** An address that is said and not the customer's own is another customer's. */
function buyer(said: string | null, { env, kind, target }: ActionContext) {
  const customer = (kind === "customer" ? target : env.names.customer) as Plain | null | undefined;
  const own =
    [customer?.email, target.email].find((one): one is string => typeof one === "string" && one !== "") ?? null;
  const isOwn = said === null || (customer?.email as string | null | undefined)?.toLowerCase() === said.toLowerCase();
  return { customer_id: isOwn && customer?.id ? String(customer.id) : null, email: said ?? own };
}

function paymentOf(one: z.infer<typeof PaymentSchema>, zone: string): OrderPayment | null {
  const amount = String(one.amount).trim();
  const processed = one.processed_at?.trim() || null;
  const at = processed === null ? null : instantIn(processed, zone);
  if (!isDecimal(amount) || (processed !== null && at === null)) return null;
  return {
    ...{ kind: one.kind, status: one.status, gateway: one.gateway.trim() || "manual" },
    ...{ amount: normalAmount(amount), processed_at: at },
  };
}

function taxesOf(given: readonly z.infer<typeof TaxSchema>[]) {
  const made = given.map(({ title, rate, price }) => ({
    ...{ title: title.trim(), rate: String(rate).trim(), price: normalAmount(String(price)) },
  }));
  return made.length ? made : null;
}
