import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf, moneyAmount, textList, wholeNumber } from "#app/rules/actions/templated.ts";
import type { OrderEdit } from "#app/rules/effect.ts";

type Plain = Record<string, unknown>;
const scopes = ["write_order_edits"];
const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;
const about = (text: string) =>
  `${text} The order is edited, and its buyer told only where \`notify_customer\` is true. An order that is cancelled, or fulfilled in full, is left alone.`;
const common = { notify_customer: z.boolean().default(false), staff_note: filledText(500, 0).default("") };

const editable = (target: Plain): string | null =>
  target.cancelled_at
    ? "The order is cancelled."
    : target.fulfillment_status === "fulfilled"
      ? "The order is fulfilled."
      : null;
const edited = (
  edits: OrderEdit[],
  { staff_note, notify_customer }: { staff_note: string; notify_customer: boolean },
) => ({
  bodies: [{ kind: "edit_order" as const, edits, staff_note, notify_customer }],
});
const digits = (text: string): string => /(\d+)$/.exec(text.trim())?.[1] ?? "";

const AddSchema = z
  .strictObject({
    /** Id of the variant. */
    variant: z.string().max(200).optional(),
    /** Or its SKU. */
    sku: filledText(255).optional(),
    /** Or a line without a product. */
    title: filledText(255).optional(),
    price: moneyAmount.optional(),
    quantity: wholeNumber(1, 10_000).default(1),
    discount_percent: moneyAmount.optional(),
    requires_shipping: z.boolean().default(true),
    taxable: z.boolean().default(true),
    /** Nothing is added where the order has a line of this variant. */
    unless_there: z.boolean().default(false),
    ...common,
  })
  .refine(
    (settings) => [settings.variant, settings.sku, settings.title].filter((one) => one !== undefined).length === 1,
    "names one of “variant”, “sku” and “title”",
  );
type Add = z.infer<typeof AddSchema>;

export const addLineItem = defineAction({
  name: "add_line_item",
  title: "Add a line",
  about: about(
    "Adds a variant to the order (`variant`, its id, or `sku`), or a line without a product (`title`, `price`). A free gift is `discount_percent` 100. With `unless_there` nothing is added where the order has a line of this variant.",
  ),
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: AddSchema as unknown as z.ZodType<Add>,
  scopes,
  make: (settings, { target, lookUp }) => {
    const why = editable(target);
    if (why) return { nothing: why };
    const quantity = Number(settings.quantity);
    if (!(quantity >= 1)) return { nothing: "No quantity came out." };
    if (settings.title !== undefined)
      return edited(
        [
          {
            edit: "add_custom_item",
            title: settings.title,
            price: normalAmount(String(settings.price ?? "0")),
            quantity,
            requires_shipping: settings.requires_shipping,
            taxable: settings.taxable,
          },
        ],
        settings,
      );
    const variantId = settings.sku?.trim()
      ? String(lookUp("variant", settings.sku)?.id ?? "")
      : digits(settings.variant ?? "");
    if (!variantId)
      return { nothing: settings.sku ? `There is no variant with the SKU “${settings.sku}”.` : "No variant came out." };
    const there = (target.line_items as Plain[]).some(
      (line) => line.variant_id === variantId && Number(line.current_quantity) > 0,
    );
    if (settings.unless_there && there) return { nothing: "The order has this variant already." };
    const percent = settings.discount_percent === undefined ? null : String(settings.discount_percent);
    return edited(
      [{ edit: "add_variant", variant_id: variantId, quantity, discount_percent: percent, location_id: null }],
      settings,
    );
  },
  example: { do: "add_line_item", variant: "49000000000001", discount_percent: 100, unless_there: true },
});

const LinesSchema = z.strictObject({ lines: textList(z.string().min(1).max(255), 250).optional(), ...common });
const chosenLines = (target: Plain, kind: string, order: Plain, lines: string | string[] | undefined): Plain[] => {
  if (kind === "line_item") return [target];
  const wanted = lines === undefined ? null : listOf(lines).map((entry) => entry.toLowerCase());
  return (order.line_items as Plain[]).filter(
    (line) =>
      Number(line.current_quantity) > 0 &&
      (!wanted || wanted.includes(String(line.id)) || wanted.includes(String(line.sku ?? "").toLowerCase())),
  );
};

export const setLineQuantity = defineAction({
  name: "set_line_quantity",
  title: "Change a quantity",
  about: about(
    "Sets how many units of a line the order has; 0 removes the line. The line is the one that the rule or loop is about, or `lines` names SKUs.",
  ),
  targets: ["line_item", "order"],
  class: "READABLE",
  acts,
  settings: LinesSchema.extend({
    quantity: wholeNumber(0, 10_000),
    restock: z.boolean().default(true),
  }) as unknown as z.ZodType<z.infer<typeof LinesSchema> & { quantity: number | string; restock: boolean }>,
  scopes,
  make: (settings, { target, kind, env }) => {
    const order = (env.names.order ?? {}) as Plain;
    const why = editable(order);
    if (why) return { nothing: why };
    const quantity = Number(settings.quantity);
    const edits = chosenLines(target, kind, order, settings.lines)
      .filter((line) => Number(line.current_quantity) !== quantity)
      .map(
        (line): OrderEdit => ({
          edit: "set_quantity",
          line_item_id: String(line.id),
          quantity,
          restock: settings.restock,
        }),
      );
    return edits.length ? edited(edits, settings) : { nothing: "No line has another quantity." };
  },
  example: { do: "set_line_quantity", lines: ["SAMPLE"], quantity: 0 },
});

export const discountLine = defineAction({
  name: "discount_line",
  title: "Discount a line",
  about: about(
    "Takes a percentage or an amount (a unit) off a line. The line is the one that the rule or loop is about, or `lines` names SKUs.",
  ),
  targets: ["line_item", "order"],
  class: "READABLE",
  acts,
  settings: LinesSchema.extend({
    percent: moneyAmount.optional(),
    amount: moneyAmount.optional(),
    description: filledText(255).default("Discount"),
  }).refine(
    (settings) => (settings.percent === undefined) !== (settings.amount === undefined),
    "names either “percent” or “amount”",
  ) as unknown as z.ZodType<
    z.infer<typeof LinesSchema> & { percent?: number | string; amount?: number | string; description: string }
  >,
  scopes,
  make: (settings, { target, kind, env }) => {
    const order = (env.names.order ?? {}) as Plain;
    const why = editable(order);
    if (why) return { nothing: why };
    const edits = chosenLines(target, kind, order, settings.lines).map(
      (line): OrderEdit => ({
        edit: "discount_line",
        line_item_id: String(line.id),
        percent: settings.percent === undefined ? null : String(settings.percent),
        amount: settings.amount === undefined ? null : normalAmount(String(settings.amount)),
        description: settings.description,
      }),
    );
    return edits.length ? edited(edits, settings) : { nothing: "The order has no such line." };
  },
  example: { do: "discount_line", lines: ["MUG"], percent: 10 },
});

const ShippingSchema = z.strictObject({ title: filledText(255), price: moneyAmount.default("0.00"), ...common });

export const changeShippingMethod = defineAction({
  name: "change_shipping_method",
  title: "Change the shipping method",
  about: about(
    "Replaces the shipping method by another one. `price` is what the buyer pays for it; left out it costs what the old one did.",
  ),
  targets: ["order"],
  class: "READABLE",
  acts,
  settings: ShippingSchema.extend({ price: moneyAmount.optional() }) as unknown as z.ZodType<
    Omit<z.infer<typeof ShippingSchema>, "price"> & { price?: number | string }
  >,
  scopes,
  make: (settings, { target }) => {
    const why = editable(target);
    if (why) return { nothing: why };
    const [current] = (target.shipping_lines as Plain[]).filter((line) => line.is_removed !== true);
    if (
      String(current?.title ?? "")
        .trim()
        .toLowerCase() === settings.title.trim().toLowerCase()
    )
      return { nothing: "It has this method already." };
    const price = normalAmount(String(settings.price ?? current?.price ?? "0"));
    return edited([{ edit: "set_shipping", title: settings.title, price, replaces: current !== undefined }], settings);
  },
  example: { do: "change_shipping_method", title: "Express" },
});
