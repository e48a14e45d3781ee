import { byInstant, byList, byNumber, byText } from "#sandbox/graphql/search.ts";
import type { Listing } from "#sandbox/graphql/searched-page.ts";
import { productsIn } from "#sandbox/world/products/collection-members.ts";
import { onlineSince } from "#sandbox/world/products/online-store.ts";
import type { CollectionRecord } from "#sandbox/world/records/product.ts";
import type { World } from "#sandbox/world/world.ts";

/** How `collections` and `collectionsCount` search (filters by name: the official schema). */
export const COLLECTIONS = (world: World): Listing<CollectionRecord> => ({
  searchable: {
    connection: "collections",
    text: ({ title, handle }, word) => [title, handle].some((text) => text.toLowerCase().includes(word)),
    fields: {
      id: byNumber((collection) => collection.id),
      title: byText((collection) => collection.title),
      handle: byText((collection) => collection.handle),
      collection_type: byText(({ ruleSet }) => (ruleSet ? "smart" : "custom")),
      product_id: byList((collection) => productsIn(world, collection).map(({ id }) => id)),
      updated_at: byInstant((collection) => collection.updatedAt),
      published_at: byInstant((collection) => onlineSince(world, collection)),
      published_status: (collection, _comparator, value) => {
        const out = onlineSince(world, collection) !== null;
        return { published: out, unpublished: !out, any: true }[value.toLowerCase()] ?? false;
      },
    },
    notHeld: ["product_publication_status", "publishable_status"],
  },
  sortKeys: {
    ID: ({ id }) => Number(id),
    TITLE: ({ title }) => title.toLowerCase(),
    UPDATED_AT: ({ updatedAt }) => updatedAt,
  },
  sortKey: "ID",
});
