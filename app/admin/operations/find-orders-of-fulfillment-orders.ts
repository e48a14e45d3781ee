import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";

const FIND_ORDERS_OF_FULFILLMENT_ORDERS = `#graphql
  query findOrdersOfFulfillmentOrders($ids: [ID!]!) {
    nodes(ids: $ids) { ... on FulfillmentOrder { id orderId } }
  }
` as const;

/** Which order each fulfilment order belongs to (one point for all); null: Shopify knows it not, or shows it not. */
export async function findOrdersOfFulfillmentOrders(
  client: AdminClient,
  fulfillmentOrderIds: readonly string[],
): Promise<{ orderIds: Map<string, string | null>; points: number; answeredAt: string }> {
  const { data, points, answeredAt } = await client.send(
    "findOrdersOfFulfillmentOrders",
    FIND_ORDERS_OF_FULFILLMENT_ORDERS,
    { ids: fulfillmentOrderIds.map((id) => gidOf("FulfillmentOrder", id)) },
  );
  const orderIds = new Map<string, string | null>(fulfillmentOrderIds.map((id) => [id, null]));
  for (const node of data.nodes) if (node && "id" in node) orderIds.set(idOf(node.id), idOf(node.orderId));
  return { orderIds, points, answeredAt };
}
