import { z } from "zod";
import { normalAmount } from "#app/lib/money.ts";
import { defineAction } from "#app/rules/action.ts";
import { about, editable, edited } from "#app/rules/actions/order-edits.ts";
import { filledText, moneyAmount } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const scopes = ["write_order_edits"];

const acts = { default: "once", allowed: ["once", "each", "crossing"] } as const;

const common = { notify_customer: z.boolean().default(false), staff_note: filledText(500, 0).default("") };

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
