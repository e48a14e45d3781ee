import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

/** Shopify: at most 40 characters a tag, 250 tags an order; a comma ends a tag. */
export const TagSchema = z
  .string()
  .trim()
  .min(1, "Enter a tag.")
  .max(40, "A tag has at most 40 characters.")
  .regex(/^[^,]*$/, "A tag cannot contain a comma.");

/** Shopify compares tags without case. */
const distinct = (tags: string[]): string[] => [
  ...new Map(tags.toSorted().map((tag) => [tag.toLowerCase(), tag])).values(),
];

export const addTags = defineAction({
  name: "add-tags",
  subjects: ["order", "customer"],
  acts: ["state", "once"],
  settings: z.strictObject({ tags: z.array(TagSchema).min(1).max(250) }),
  // Each tag is a state of its own: a tag that a later version of the rule does not name any more is one to take back.
  states: ({ tags }) =>
    distinct(tags).map((tag) => ({
      slot: tag.toLowerCase(),
      wants: { tags: [tag] },
      body: { kind: "add-tags", tags: [tag] },
    })),
  on: ({ tags }) => ({ kind: "add-tags", tags: distinct(tags) }),
  off: (wrote) => (Array.isArray(wrote.tags) ? { kind: "remove-tags", tags: wrote.tags as string[] } : null),
});
