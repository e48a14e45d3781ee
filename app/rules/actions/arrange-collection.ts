import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { namedCollection } from "#app/rules/actions/named-collection.ts";
import { filledText, listOf } from "#app/rules/actions/templated.ts";
import type { Plain } from "#app/rules/plain.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;

const list = z.union([z.array(z.string().max(255)).max(5_000), z.string().max(50_000)]);

const ArrangeSchema = z.strictObject({
  collection: filledText(255).optional(),
  /** Ids of the products in the order that they shall have; each once, whatever comes twice. */
  products: list,
  /** How many stay; the rest is removed. */
  keep: z.number().int().min(1).max(5_000).optional(),
  /** Products that are in the collection and not named: removed, or left after the others. */
  remove_others: z.boolean().default(false),
  /** A collection that sorts itself is set to manual sorting first. */
  force_manual: z.boolean().default(false),
});

type Arrange = z.infer<typeof ArrangeSchema>;

export const arrangeCollection = defineAction({
  name: "arrange_collection",
  title: "Arrange a collection",
  about:
    "Puts the products of a collection into an order (`products`: ids, first to last), adds those that are not in it, and with `keep` removes all after that many, with `remove_others` those that are not named. The collection is the one of the loop (a `find` of collections), or `collection` names it. One that sorts itself is skipped unless `force_manual`.",
  targets: ["collection", "order", "product", "shop"],
  class: "REPEATABLE",
  acts,
  settings: ArrangeSchema as unknown as z.ZodType<Arrange>,
  scopes: ["write_products"],
  make: ({ collection, products, keep, remove_others, force_manual }, context) => {
    const { found, nothing } = namedCollection(collection, context);
    if (!found) return { nothing };
    const name = String(found.id);
    if (found.sort_order !== "manual" && found.sort_order !== null && !force_manual)
      return { nothing: "The collection sorts itself." };
    const there = ((found.products as Plain[] | undefined) ?? []).map(({ id }) => String(id));
    const wanted = [...new Set(listOf(products))];
    const all = [...wanted, ...(remove_others ? [] : there.filter((id) => !wanted.includes(id)))];
    const kept = keep === undefined ? all : all.slice(0, keep);
    const add = kept.filter((id) => !there.includes(id));
    const remove = there.filter((id) => !kept.includes(id));
    const isSame = !add.length && !remove.length && kept.every((id, at) => there[at] === id);
    if (isSame) return { nothing: "The collection is so already." };
    return { bodies: [{ kind: "update_collection", collection: name, add, remove, order: kept, force_manual }] };
  },
  example: {
    do: "arrange_collection",
    collection: "Recently bought",
    products: "{{ order.line_items | map: 'product_id' | join: ',' }}",
    keep: 8,
  },
});
