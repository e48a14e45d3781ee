import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";

/** Shopify: at most 40 characters a tag, 250 tags an order; a comma ends a tag. */
export const TagSchema = z
  .string()
  .trim()
  .min(1, "Enter a tag.")
  .max(40, "A tag has at most 40 characters.")
  .regex(/^[^,]*$/, "A tag cannot contain a comma.");

export const addTags = defineAction({
  name: "add-tags",
  subjects: ["order", "customer"],
  acts: ["state", "once"],
  settings: z.strictObject({ tags: z.array(TagSchema).min(1).max(250) }),
  wants: ({ tags }) => ({ tags: [...tags].sort() }),
  on: ({ tags }) => ({ kind: "add-tags", tags: [...tags].sort() }),
  off: (wrote) => (Array.isArray(wrote.tags) ? { kind: "remove-tags", tags: wrote.tags as string[] } : null),
});
