import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText } from "#app/rules/actions/templated.ts";

const SettingsSchema = z
  .strictObject({
    title: filledText(255).optional(),
    product_type: filledText(255, 0).optional(),
    vendor: filledText(255).optional(),
    description: filledText(60_000, 0).optional(),
    template_suffix: filledText(100, 0).optional(),
    handle: filledText(255).optional(),
  })
  .refine((settings) => Object.keys(settings).length > 0, "names at least one thing to change");
type Settings = z.infer<typeof SettingsSchema>;

export const updateProduct = defineAction({
  name: "update_product",
  title: "Change a product",
  about:
    "Writes title, type, vendor, description (HTML), theme template or handle of a product. (Status, tags, channels, collections and metafields have actions of their own.)",
  targets: ["product"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_products"],
  make: (settings, { target }) => {
    const changes = Object.fromEntries(
      Object.entries(settings).flatMap(([name, value]) =>
        value === undefined || value.trim() === String(target[name] ?? "") ? [] : [[name, value.trim()]],
      ),
    );
    return Object.keys(changes).length
      ? { bodies: [{ kind: "update_product", changes }] }
      : { nothing: "The product is so already." };
  },
  example: { do: "update_product", on: "product", product_type: "Shoes" },
});
