import type { AdminClient } from "#app/admin/client.server.ts";

const COUNT_ORDERS = `#graphql
  query countOrders($query: String!) {
    ordersCount(query: $query, limit: null) { count }
  }
` as const;

/** How many orders a search finds, of those that Shopify shows to this app. */
export async function countOrders(client: AdminClient, query: string): Promise<{ orders: number; points: number }> {
  const { data, points } = await client.send("countOrders", COUNT_ORDERS, { query });
  return { orders: data.ordersCount?.count ?? 0, points };
}
