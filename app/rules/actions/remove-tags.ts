import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { TagSchema, usableTags } from "#app/rules/actions/add-tags.ts";
import { textList } from "#app/rules/actions/templated.ts";

export const removeTags = defineAction({
  name: "remove_tags",
  title: "Remove tags",
  about: "Removes tags, whoever set them. Case does not count.",
  targets: ["order", "customer", "product", "draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: z.strictObject({ tags: textList(TagSchema, 250) }),
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ tags }, { target, kind }) => {
    const there = ((target.tags as string[] | undefined) ?? []) as string[];
    const wanted = new Set(usableTags(tags, kind).map((tag) => tag.toLowerCase()));
    const found = there.filter((tag) => wanted.has(tag.toLowerCase()));
    return found.length
      ? { bodies: [{ kind: "remove_tags", tags: found }] }
      : { nothing: "It has none of these tags." };
  },
  example: { do: "remove_tags", tags: ["review"] },
});
