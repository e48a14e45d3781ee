import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { listedPages } from "#app/admin/listed-pages.ts";
import type { Page } from "#app/admin/whole-list.ts";

const SEARCH_RECORDS = `#graphql
  query searchRecords($query: String!, $after: String, $orders: Boolean!, $customers: Boolean!, $products: Boolean!) {
    orders(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $orders) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
    customers(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $customers) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
    products(first: 50, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) @include(if: $products) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;

/** What Shopify's search is asked for. */
export const SEARCHED = ["orders", "customers", "products"] as const;
export type Searched = (typeof SEARCHED)[number];

/**
 * Ids of the records that Shopify's search finds, newest first, so many pages of 50 at most.
 * @param query in Shopify's search syntax. `isWhole` false: there are more.
 */
export async function searchRecords(
  client: AdminClient,
  { list, query, mostPages }: { list: Searched; query: string; mostPages: number },
): Promise<{ ids: string[]; isWhole: boolean; points: number }> {
  const asked = { orders: list === "orders", customers: list === "customers", products: list === "products" };
  const { nodes, ...listed } = await listedPages(mostPages, async (after) => {
    const { data, points } = await client.send("searchRecords", SEARCH_RECORDS, { query, after, ...asked });
    return { page: data[list] ?? NONE, points };
  });
  return { ids: nodes.map(({ id }) => idOf(id)), ...listed };
}

const NONE: Page<{ id: string }> = { nodes: [], pageInfo: { hasNextPage: false } };
