import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, moneyAmount, orTemplate, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import type { DraftLine } from "#app/rules/effect.ts";
import type { Plain } from "#app/rules/plain.ts";

const LineSchema = z
  .strictObject({
    /** Id of a variant. */
    variant: filledText(255, 0).optional(),
    sku: filledText(255, 0).optional(),
    /** Or a line without a product. */
    title: filledText(255, 0).optional(),
    price: moneyAmount.optional(),
    quantity: wholeNumber(1, 10_000).default(1),
    discount_percent: moneyAmount.optional(),
  })
  .refine(
    (line) => [line.variant, line.sku, line.title].filter((one) => one !== undefined).length === 1,
    "names one of “variant”, “sku” and “title”",
  );
const ListSchema = z.array(LineSchema).min(1).max(100);
const others = {
  email: filledText(255, 0).optional(),
  note: filledText(5_000, 0).default(""),
  tags: textList(z.string().min(1).max(40), 250).optional(),
  /** Shopify sends the invoice at once. */
  send_invoice: z.boolean().default(false),
};
const SettingsSchema = z.strictObject({ lines: orTemplate(z.union([z.literal("same"), ListSchema])), ...others });
type Settings = z.infer<typeof SettingsSchema>;

/** A template that gives a list (of what an HTTP call carried) fills in as one JSON object a line; what no line has is left out. */
const FilledSchema = z.strictObject({
  lines: z.preprocess(
    (lines) => {
      if (typeof lines !== "string" || lines.trim() === "same") return typeof lines === "string" ? lines.trim() : lines;
      return lines
        .split("\n")
        .filter((line) => line.trim())
        .map(lineIn);
    },
    z.union([z.literal("same"), z.array(LineSchema).max(100)]),
  ),
  ...others,
});
function lineIn(json: string): unknown {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return json;
  }
  if (typeof given !== "object" || given === null) return given;
  const { variant_id, ...line } = given as Plain;
  return Object.fromEntries(
    Object.entries({ ...(variant_id === undefined ? {} : { variant: String(variant_id) }), ...line }).filter(
      ([name, value]) => Object.hasOwn(LineSchema.shape, name) && value !== null,
    ),
  );
}

export const createDraftOrder = defineAction({
  name: "create_draft_order",
  title: "Create a draft order",
  about:
    "Prepares an order for the customer: `lines` by variant id, SKU, or title and price, or “same” for the lines of the order that the rule is about; or a template that gives such a list (`{{ event.body.lines }}`). A rule about the store says for whom with `email`. With `send_invoice` Shopify sends the invoice at once.",
  targets: ["order", "customer", "shop"],
  class: "BLIND",
  acts: { default: "once", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  filled: FilledSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_draft_orders"],
  make: ({ lines, email, note, tags, send_invoice }, { env, kind, target, lookUp }) => {
    const customer = (kind === "customer" ? target : env.names.customer) as Plain | null | undefined;
    const made: DraftLine[] = [];
    if (lines === "same") {
      for (const line of (target.line_items as Plain[] | undefined) ?? [])
        if (line.variant_id && Number(line.current_quantity) > 0)
          made.push({
            variant_id: String(line.variant_id),
            title: null,
            price: null,
            quantity: Number(line.current_quantity),
            discount_percent: null,
          });
    } else
      for (const line of lines) {
        const variant = line.sku === undefined ? (line.variant ?? "") : String(lookUp("variant", line.sku)?.id ?? "");
        const id = /(\d+)$/.exec(variant.trim())?.[1] ?? null;
        if (!id && !line.title?.trim()) return { nothing: "No line came out." };
        made.push({
          variant_id: id,
          title: id ? null : (line.title?.trim() ?? null),
          price: id || line.price === undefined ? null : normalAmount(String(line.price)),
          quantity: Math.max(1, Math.floor(Number(line.quantity))),
          discount_percent: line.discount_percent === undefined ? null : String(line.discount_percent),
        });
      }
    if (!made.length) return { nothing: "No line came out." };
    return {
      bodies: [
        {
          kind: "create_draft_order",
          lines: made,
          customer_id: customer?.id ? String(customer.id) : null,
          email: email?.trim() || (target.email as string | null | undefined) || null,
          note,
          tags: tags === undefined ? [] : listOf(tags),
          send_invoice,
        },
      ],
    };
  },
  example: { do: "create_draft_order", lines: [{ sku: "REFILL", quantity: 1 }], send_invoice: true },
});
