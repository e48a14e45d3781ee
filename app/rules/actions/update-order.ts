import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const text = z.string().max(255);

const SettingsSchema = z
  .strictObject({ email: text.optional(), phone: text.optional(), po_number: text.optional() })
  .refine((settings) => Object.keys(settings).length > 0, "names at least one of email, phone, po_number");

export const updateOrder = defineAction({
  name: "update_order",
  title: "Change the order's contact",
  about: "Writes the order's e-mail, phone or purchase order number.",
  targets: ["order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema,
  scopes: ["write_orders"],
  make: (settings, { target }) => {
    const news = Object.entries(settings).filter(
      ([name, value]) => value !== undefined && value !== "" && value !== target[name],
    );
    return news.length
      ? { bodies: [{ kind: "update_order", ...Object.fromEntries(news) }] }
      : { nothing: "It says so already." };
  },
  example: { do: "update_order", po_number: "{{ order.note | line_starting: 'PO:' }}" },
});
