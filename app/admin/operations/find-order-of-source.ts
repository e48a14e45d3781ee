import type { AdminClient } from "#app/admin/client.server.ts";
import { searchTerm } from "#app/admin/search-term.ts";

const FIND_ORDER_OF_SOURCE = `#graphql
  query findOrderOfSource($query: String!, $isNew: Boolean!) {
    found: orders(first: 10, query: $query) { nodes { id sourceIdentifier } }
    newest: orders(first: 100, sortKey: CREATED_AT, reverse: true) @include(if: $isNew) { nodes { id sourceIdentifier } }
  }
` as const;

/**
 * The order with this number of its source; null: there is none.
 * @param wanted.isNew it may have been made a moment ago: Shopify's search finds an order a little later than it is there, so the newest
 *   orders are looked through too.
 */
export async function findOrderOfSource(
  client: AdminClient,
  wanted: { sourceIdentifier: string; isNew: boolean },
): Promise<{ seen: { orderId: string | null }; points: number }> {
  const { data, points } = await client.send("findOrderOfSource", FIND_ORDER_OF_SOURCE, {
    query: searchTerm("source_identifier", wanted.sourceIdentifier),
    isNew: wanted.isNew,
  });
  const all = [...data.found.nodes, ...(data.newest?.nodes ?? [])];
  const order = all.find(({ sourceIdentifier }) => sourceIdentifier === wanted.sourceIdentifier);
  return { seen: { orderId: order?.id ?? null }, points };
}
