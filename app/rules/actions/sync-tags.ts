import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { TagSchema, usableTags } from "#app/rules/actions/add-tags.ts";
import { listOf, textList } from "#app/rules/actions/templated.ts";
import type { EffectBody } from "#app/rules/effect.ts";

const SettingsSchema = z.strictObject({
  /** The tags that it shall have. */
  tags: textList(TagSchema, 250),
  /** The tags that the rule keeps: of these every other one goes. A name that ends in * stands for all that begin so. */
  among: textList(TagSchema, 250),
});

export const syncTags = defineAction({
  name: "sync_tags",
  title: "Keep tags in step",
  about:
    "Makes the tags out of a set that the rule keeps (`among`) be exactly `tags`: adds what is missing, removes the others of the set, touches no tag outside it. An entry of `among` may end in *: “tier-*”.",
  targets: ["order", "customer", "product", "draft_order"],
  class: "REPEATABLE",
  acts: { default: "each", allowed: ["once", "each", "crossing"] },
  settings: SettingsSchema,
  scopes: ["write_orders", "write_customers", "write_products", "write_draft_orders"],
  make: ({ tags, among }, { target, kind }) => {
    const fold = (text: string) => text.trim().toLowerCase();
    const kept = listOf(among).map(fold);
    const isKept = (tag: string) =>
      kept.some((name) => (name.endsWith("*") ? fold(tag).startsWith(name.slice(0, -1)) : name === fold(tag)));
    const wanted = usableTags(tags, kind).filter(isKept);
    const there = ((target.tags as string[] | undefined) ?? []) as string[];
    const missing = wanted.filter((tag) => !there.some((other) => fold(other) === fold(tag)));
    const gone = there.filter((tag) => isKept(tag) && !wanted.some((other) => fold(other) === fold(tag)));
    const bodies: EffectBody[] = [
      ...(missing.length ? [{ kind: "add_tags" as const, tags: missing }] : []),
      ...(gone.length ? [{ kind: "remove_tags" as const, tags: gone }] : []),
    ];
    return bodies.length ? { bodies } : { nothing: "Its tags are in step already." };
  },
  example: { do: "sync_tags", on: "customer", tags: ["gold"], among: ["bronze", "silver", "gold"] },
});
