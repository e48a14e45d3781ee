import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

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
  const collections: Record<string, unknown>[] = [];
  let points = 0;
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: Awaited<ReturnType<typeof onePage>> = await onePage(client, query, after);
    points += answer.points;
    const { nodes, pageInfo } = answer.data.collections;
    for (const { id, title, handle, sortOrder, ruleSet, productsCount, products, ...own } of nodes)
      collections.push({
        ...{ id: idOf(id), title, handle, sort_order: sortOrder.toLowerCase() },
        ...{ description: own.description, template_suffix: own.templateSuffix || null, updated_at: own.updatedAt },
        ...{ is_automatic: ruleSet ? "automatic" : null, product_count: productsCount?.count ?? null },
        products: products.nodes.map((one) => ({
          ...{ id: idOf(one.id), title: one.title, total_inventory: one.totalInventory },
        })),
      });
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    if (after === null) return { collections, isWhole: true, points };
  }
  return { collections, isWhole: false, points };
}

const onePage = (client: AdminClient, query: string | null, after: string | null) =>
  client.send("listCollections", LIST_COLLECTIONS, { after, query });
