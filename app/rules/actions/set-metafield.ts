import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { KeySchema, split } from "#app/rules/actions/metafield-key.ts";

/** Shopify's documentation, “Metafield types”. */
const TYPE_NAMES = [
  ...[
    "single_line_text_field",
    "multi_line_text_field",
    "rich_text_field",
    "number_integer",
    "number_decimal",
    "boolean",
  ],
  ...["date", "date_time", "json", "url", "color", "money", "rating", "link", "id", "weight", "volume", "dimension"],
  ...["product_reference", "variant_reference", "collection_reference", "customer_reference", "company_reference"],
  ...["order_reference", "page_reference", "file_reference", "metaobject_reference", "mixed_reference", "language"],
];
const TYPES: ReadonlySet<string> = new Set(TYPE_NAMES);
/** Of these Shopify takes an object, as JSON text: {"amount": "5.00", "currency_code": "GBP"}. */
const WITH_FIELDS: ReadonlySet<string> = new Set([
  ...["json", "money", "rating", "link", "weight", "volume", "dimension", "rich_text_field"],
]);

const SettingsSchema = z.strictObject({
  key: KeySchema,
  value: z.union([
    z.string().max(60_000),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()])).max(128),
    // Of the type json.
    z.array(z.record(z.string(), z.unknown())).max(1_000),
    z.record(z.string(), z.unknown()),
  ]),
  /** Shopify's type of metafield. */
  type: z
    .string()
    .regex(/^[a-z_.]+$/)
    .refine(
      (type) => TYPES.has(type.replace(/^list\./, "")),
      `is one of Shopify's types: ${TYPE_NAMES.join(", ")}, or list. before one`,
    )
    .default("single_line_text_field"),
});

type Settings = z.infer<typeof SettingsSchema>;

const isTexts = (value: object): boolean => Array.isArray(value) && value.every((entry) => typeof entry !== "object");

/** Kinds that a reference may be to by its plain id; Shopify's own names of them. */
const REFERENCES: Readonly<Record<string, string>> = {
  product_reference: "Product",
  variant_reference: "ProductVariant",
  collection_reference: "Collection",
  customer_reference: "Customer",
  company_reference: "Company",
  order_reference: "Order",
  page_reference: "Page",
};

/** “632910392” of the type product_reference is gid://shopify/Product/632910392. */
function referenceOf(text: string, type: string): string {
  const kind = REFERENCES[type.replace(/^list\./, "")];
  return kind !== undefined && /^\d+$/.test(text) ? `gid://shopify/${kind}/${text}` : text;
}

/** Shopify writes lists as JSON. */
function textOf(value: Settings["value"], type: string): string {
  if (typeof value === "object" && (!Array.isArray(value) || value.some((entry) => typeof entry === "object")))
    return WITH_FIELDS.has(type) ? JSON.stringify(value) : "";
  if (!Array.isArray(value)) return referenceOf(String(value).trim(), type);
  const entries = value.map((entry) => referenceOf(String(entry).trim(), type)).filter((entry) => entry !== "");
  return type.startsWith("list.") || type === "json" ? JSON.stringify(entries) : entries.join("\n");
}

export const setMetafield = defineAction({
  name: "set_metafield",
  title: "Set a metafield",
  about:
    'Writes one metafield of the order, customer, product, variant, company, collection, location or the store. `type` is Shopify\'s: single_line_text_field, number_integer, number_decimal, boolean, date, date_time, json … A list (type list.single_line_text_field …) may be a list, or a template that gives one; in the effect it is JSON text: `["a","b"]`. A reference (product_reference, list.product_reference …) may be the record\'s id: it is written as Shopify\'s (gid://shopify/Product/1). With `"type": "json"` it may be an object or a list of objects, also as a template gives them (`{{ order.line_items | pick: \'sku\', \'quantity\' }}`), and so with the types that have fields: `"type": "money", "value": {"amount": "5.00", "currency_code": "GBP"}`.',
  targets: ["order", "customer", "product", "variant", "draft_order", "company", "collection", "location", "shop"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  keepsLists: ["value"],
  settings: SettingsSchema as z.ZodType<Settings>,
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ key, value, type }, { target }) => {
    const text = textOf(value, type);
    if (text === "" && typeof value === "object" && !isTexts(value))
      return { nothing: `What came out has fields: that is of the type ${[...WITH_FIELDS].join(", ")}, not ${type}.` };
    // Shopify has no empty metafields: an empty value is none.
    if (text === "") return { nothing: "No value came out." };
    const there = (target.metafields as Record<string, unknown> | undefined)?.[key];
    if (
      there !== undefined &&
      there !== null &&
      (typeof there === "object" ? JSON.stringify(there) : String(there)) === text
    )
      return { nothing: "It has this value already." };
    return { bodies: [{ kind: "set_metafield", ...split(key), type, value: text }] };
  },
  example: { do: "set_metafield", key: "custom.locked", value: "true", type: "boolean" },
});
