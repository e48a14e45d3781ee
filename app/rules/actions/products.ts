import { z } from "zod";
import { defineAction } from "#app/rules/action.ts";
import { filledText, listOf } from "#app/rules/actions/templated.ts";

const acts = { default: "each", allowed: ["once", "each", "crossing"] } as const;
const ChannelSchema = z.strictObject({ channel: filledText(255).default("Online Store") }) as unknown as z.ZodType<{
  channel: string;
}>;
const names = (value: unknown): string[] =>
  ((value as string[] | undefined) ?? []).map((name) => name.trim().toLowerCase());

export const setProductStatus = defineAction({
  name: "set_product_status",
  title: "Change the product's status",
  about: "Makes a product active, draft or archived.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: z.strictObject({ status: z.enum(["active", "draft", "archived"]) }),
  scopes: ["write_products"],
  make: ({ status }, { target }) =>
    target.status === status
      ? { nothing: `It is ${status} already.` }
      : { bodies: [{ kind: "set_product_status", status }] },
  example: { do: "set_product_status", on: "product", status: "draft" },
});

export const publishProduct = defineAction({
  name: "publish_product",
  title: "Publish the product",
  about: "Publishes a product on a sales channel, by name.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelSchema,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) =>
    names(target.channels).includes(channel.trim().toLowerCase())
      ? { nothing: "It is published there already." }
      : { bodies: [{ kind: "publish_product", channel }] },
  example: { do: "publish_product", on: "product", channel: "Online Store" },
});

export const unpublishProduct = defineAction({
  name: "unpublish_product",
  title: "Take the product off a channel",
  about: "Removes a product from a sales channel, by name.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: ChannelSchema,
  scopes: ["write_publications"],
  make: ({ channel }, { target }) =>
    (target.channels as unknown[] | undefined)?.length === 0
      ? { nothing: "It is published nowhere." }
      : { bodies: [{ kind: "unpublish_product", channel }] },
  example: { do: "unpublish_product", on: "product", channel: "Online Store" },
});

const CollectionSchema = z.strictObject({
  /** Title, handle or id. */
  collection: filledText(255),
});

export const addToCollection = defineAction({
  name: "add_to_collection",
  title: "Add to a collection",
  about: "Puts a product into a collection that is filled by hand (title, handle or id).",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: CollectionSchema,
  scopes: ["write_products"],
  make: ({ collection }, { target }) =>
    [...names(target.collections), ...names(target.collection_handles)].includes(collection.trim().toLowerCase())
      ? { nothing: "It is in the collection already." }
      : {
          bodies: [
            {
              kind: "update_collection",
              collection,
              add: [String(target.id)],
              remove: [],
              order: null,
              force_manual: false,
            },
          ],
        },
  example: { do: "add_to_collection", on: "product", collection: "New arrivals" },
});

export const removeFromCollection = defineAction({
  name: "remove_from_collection",
  title: "Remove from a collection",
  about: "Takes a product out of a collection that is filled by hand.",
  targets: ["product"],
  class: "REPEATABLE",
  acts,
  settings: CollectionSchema,
  scopes: ["write_products"],
  make: ({ collection }, { target }) => ({
    bodies: [
      { kind: "update_collection", collection, add: [], remove: [String(target.id)], order: null, force_manual: false },
    ],
  }),
  example: { do: "remove_from_collection", on: "product", collection: "New arrivals" },
});

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
type Plain = Record<string, unknown>;

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
  make: ({ collection, products, keep, remove_others, force_manual }, { target, kind, lookUp }) => {
    const found = kind === "collection" ? target : collection?.trim() ? lookUp("collection", collection) : null;
    if (!found)
      return { nothing: collection?.trim() ? `There is no collection “${collection}”.` : "No collection came out." };
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
