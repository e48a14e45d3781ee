import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { COLLECTION_SORTING } from "#app/rules/actions/collection-sorting.ts";
import { filledText, listOf, textList } from "#app/rules/actions/templated.ts";

/** Shopify's words in small letters: CollectionRuleColumn and CollectionRuleRelation. */
const COLUMNS = [
  ...(["tag", "title", "type", "vendor", "variant_title", "variant_price", "variant_compare_at_price"] as const),
  ...(["variant_weight", "variant_inventory", "is_price_reduced"] as const),
] as const;
const RELATIONS = [
  ...(["equals", "not_equals", "contains", "not_contains", "starts_with", "ends_with"] as const),
  ...(["greater_than", "less_than", "is_set", "is_not_set"] as const),
] as const;

const ConditionSchema = z.strictObject({
  column: z.enum(COLUMNS),
  relation: z.enum(RELATIONS).default("equals"),
  condition: filledText(255, 0).default(""),
});

const SettingsSchema = z.strictObject({
  title: filledText(255),
  description: filledText(60_000, 0).default(""),
  template_suffix: filledText(100, 0).optional(),
  sort_order: z.enum(COLLECTION_SORTING).optional(),
  /** Ids of products; of a collection that is filled by hand. */
  products: textList(z.string().max(255), 250).optional(),
  /** Shopify fills it by itself with the products that fit. */
  conditions: z.array(ConditionSchema).min(1).max(60).optional(),
  fits: z.enum(["all", "any"]).default("all"),
  channels: textList(z.string().max(255), 50).optional(),
});
type Settings = z.infer<typeof SettingsSchema>;

export const createCollection = defineAction({
  name: "create_collection",
  title: "Create a collection",
  about:
    "Makes a collection, unless there is one with this title: filled by hand (with `products`, or empty), or by Shopify with the products that fit `conditions` ({column, relation, condition}). `channels` are those that it is published on.",
  targets: ["order", "product", "shop"],
  class: "READABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema as unknown as z.ZodType<Settings>,
  scopes: ["write_products", "write_publications"],
  make: ({ title, description, template_suffix, sort_order, products, conditions, fits, channels }, { lookUp }) => {
    const named = title.trim();
    if (!named) return { nothing: "No title came out." };
    if (lookUp("collection title", named)) return { nothing: `There is a collection “${named}” already.` };
    return {
      bodies: [
        {
          kind: "create_collection",
          ...{ title: named, description, fits, sort_order: sort_order ?? null },
          template_suffix: template_suffix?.trim() || null,
          products: [...new Set(listOf(products ?? []))],
          conditions: conditions ?? [],
          channels: listOf(channels ?? []),
        },
      ],
    };
  },
  example: {
    do: "create_collection",
    title: "Shoes",
    conditions: [{ column: "type", relation: "equals", condition: "Shoes" }],
    channels: ["Online Store"],
  },
});
