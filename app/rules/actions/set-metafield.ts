import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

const KeySchema = z.string().regex(/^[\w-]{2,255}\.[\w-]{2,64}$/, "is “namespace.key”, for example custom.gift");
const SettingsSchema = z.strictObject({
  key: KeySchema,
  value: z.union([z.string().max(60_000), z.number(), z.boolean()]),
  /** Shopify's type of metafield. */
  type: z
    .string()
    .regex(/^[a-z_.]+$/)
    .default("single_line_text_field"),
});
type Settings = z.infer<typeof SettingsSchema>;

const split = (key: string): { namespace: string; key: string } => {
  const dot = key.indexOf(".");
  return { namespace: key.slice(0, dot), key: key.slice(dot + 1) };
};

export const setMetafield = defineAction({
  name: "set_metafield",
  title: "Set a metafield",
  about:
    "Writes one metafield of the order, customer, product or variant. `type` is Shopify's: single_line_text_field, number_integer, number_decimal, boolean, date, date_time, json …",
  targets: ["order", "customer", "product", "variant", "draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ key, value, type }, { target }) => {
    const text = String(value).trim();
    // Shopify has no empty metafields: an empty value is none.
    if (text === "") return { nothing: "No value came out." };
    const there = (target.metafields as Record<string, unknown> | undefined)?.[key];
    if (there !== undefined && there !== null && String(there) === text)
      return { nothing: "It has this value already." };
    return { bodies: [{ kind: "set_metafield", ...split(key), type, value: text }] };
  },
  example: { do: "set_metafield", key: "custom.locked", value: "true", type: "boolean" },
});

export const deleteMetafield = defineAction({
  name: "delete_metafield",
  title: "Delete a metafield",
  about: "Removes one metafield.",
  targets: ["order", "customer", "product", "variant", "draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ key: KeySchema }),
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ key }, { target }) => {
    const metafields = target.metafields as Record<string, unknown> | undefined;
    if (metafields && (metafields[key] ?? null) === null) return { nothing: "There is no such metafield." };
    return { bodies: [{ kind: "delete_metafield", ...split(key) }] };
  },
  example: { do: "delete_metafield", key: "custom.locked" },
});
