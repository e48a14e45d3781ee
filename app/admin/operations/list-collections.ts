import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { listedPages } from "#app/admin/listed-pages.ts";

const LIST_COLLECTIONS = `#graphql
  query listCollections($after: String, $query: String) {
    collections(first: 10, after: $after, query: $query, sortKey: TITLE) {
      nodes {
        id
        title
        handle
        sortOrder
        description
        templateSuffix
        updatedAt
        ruleSet { appliedDisjunctively }
        productsCount { count }
        products(first: 250) { nodes { id title totalInventory } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;

/**
 * The store's collections by title, each with its first 250 products in their order; so many pages of 10 at most.
 * @param query in Shopify's search syntax; null: all. `isWhole` false: there are more.
 */
export async function listCollections(
  client: AdminClient,
  { query, mostPages }: { query: string | null; mostPages: number },
): Promise<{ collections: Record<string, unknown>[]; isWhole: boolean; points: number }> {
  const { nodes, ...listed } = await listedPages(mostPages, async (after) => {
    const { data, points } = await client.send("listCollections", LIST_COLLECTIONS, { after, query });
    return { page: data.collections, points };
  });
  const collections = nodes.map(({ id, title, handle, sortOrder, ruleSet, productsCount, products, ...own }) => ({
    ...{ id: idOf(id), title, handle, sort_order: sortOrder.toLowerCase() },
    ...{ description: own.description, template_suffix: own.templateSuffix || null, updated_at: own.updatedAt },
    ...{ is_automatic: ruleSet ? "automatic" : null, product_count: productsCount?.count ?? null },
    products: products.nodes.map((one) => ({
      ...{ id: idOf(one.id), title: one.title, total_inventory: one.totalInventory },
    })),
  }));
  return { collections, ...listed };
}
