import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

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
  const ids: string[] = [];
  let points = 0;
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: Awaited<ReturnType<typeof onePage>> = await onePage(client, list, query, after);
    points += answer.points;
    const connection = answer.data[list];
    ids.push(...(connection?.nodes ?? []).map(({ id }) => idOf(id)));
    after = connection?.pageInfo.hasNextPage ? (connection.pageInfo.endCursor ?? null) : null;
    if (after === null) return { ids, isWhole: true, points };
  }
  return { ids, isWhole: false, points };
}

const onePage = (client: AdminClient, list: Searched, query: string, after: string | null) =>
  client.send("searchRecords", SEARCH_RECORDS, {
    ...{ query, after },
    ...{ orders: list === "orders", customers: list === "customers", products: list === "products" },
  });
