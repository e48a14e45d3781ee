import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { about, editable, edited } from "#app/rules/actions/order-edits.ts";
import { filledText, moneyAmount, wholeNumber } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const scopes = ["write_order_edits"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const common = { notify_customer: z.boolean().default(false), staff_note: filledText(500, 0).default("") };

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

const isSku = (there: unknown, wanted: string): boolean =>
  typeof there === "string" && there.trim().toLowerCase() === wanted.trim().toLowerCase();

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
      (line) =>
        (line.variant_id === variantId || (settings.sku !== undefined && isSku(line.sku, settings.sku))) &&
        Number(line.current_quantity) > 0,
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
