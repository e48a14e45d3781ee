import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { listOf, textList } from "#app/rules/actions/templated.ts";

/** Shopify: at most 40 characters a tag on orders and customers, 255 on products, 250 tags; a comma ends a tag. */
export const MAX_TAG = 40;
export const TagSchema = z
  .string()
  .trim()
  .min(1, "Enter a tag.")
  .max(MAX_TAG, "A tag has at most 40 characters.")
  .regex(/^[^,]*$/, "A tag cannot contain a comma.");

/** Shopify compares tags without case. */
export const distinctTags = (tags: string[]): string[] => [
  ...new Map(tags.toSorted().map((tag) => [tag.toLowerCase(), tag])).values(),
];

/** Those that can be tags; what a template made too long is left out rather than cut. */
export function usableTags(tags: string | string[], kind: string): string[] {
  const most = kind === "product" ? 255 : MAX_TAG;
  return distinctTags(listOf(tags).filter((tag) => tag.length <= most));
}

const SettingsSchema = z.strictObject({ tags: textList(TagSchema, 250) });

export const addTags = defineAction({
  name: "add_tags",
  title: "Add tags",
  about:
    "Adds tags; those that are there already are left alone. A tag that a template makes longer than 40 characters is skipped. As `state` each tag goes again when the rule stops being true, unless somebody else had set it.",
  targets: ["order", "customer", "product", "draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["state", "once", "each", "crossing"] },
  settings: SettingsSchema,
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ tags }, { target, kind }) => {
    const usable = usableTags(tags, kind);
    if (!usable.length) return { nothing: "No tag came out." };
    const there = new Set(((target.tags as string[] | undefined) ?? []).map((tag) => tag.toLowerCase()));
    const missing = usable.filter((tag) => !there.has(tag.toLowerCase()));
    return missing.length
      ? { bodies: [{ kind: "add_tags", tags: missing }] }
      : { nothing: "It has these tags already." };
  },
  // Each tag is a state of its own: a tag that a later version of the rule does not name any more is one to take back.
  states: ({ tags }, { kind }) =>
    usableTags(tags, kind).map((tag) => ({
      slot: tag.toLowerCase(),
      wants: { tags: [tag] },
      body: { kind: "add_tags", tags: [tag] },
    })),
  undo: (wrote) => (Array.isArray(wrote.tags) ? { kind: "remove_tags", tags: wrote.tags as string[] } : null),
  example: { do: "add_tags", tags: ["VIP"] },
});
