import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

const SEARCH_PAGE = `#graphql
  query searchPage($query: String!, $after: String, $orders: Boolean!, $customers: Boolean!, $products: Boolean!) {
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
 * Ids of the next 50 records that Shopify's search finds, newest first.
 * @param query in Shopify's search syntax. @param after where the page begins; null: at the newest.
 * @returns `next` null: that was the last page
 */
export async function searchPage(
  client: AdminClient,
  { list, query, after }: { list: Searched; query: string; after: string | null },
): Promise<{ ids: string[]; next: string | null; points: number }> {
  const asked = { orders: list === "orders", customers: list === "customers", products: list === "products" };
  const { data, points } = await client.send("searchPage", SEARCH_PAGE, { query, after, ...asked });
  const page = data[list];
  return {
    ids: (page?.nodes ?? []).map(({ id }) => idOf(id)),
    next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
    points,
  };
}
