import { askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";

const FIND_ORDERS_OF_FULFILLMENT_ORDERS = `#graphql
  query findOrdersOfFulfillmentOrders($ids: [ID!]!) {
    nodes(ids: $ids) { ... on FulfillmentOrder { id orderId } }
  }
` as const;

const find = askTogether<string>(
  async (client, ids) => {
    const { data, ...answer } = await client.send("findOrdersOfFulfillmentOrders", FIND_ORDERS_OF_FULFILLMENT_ORDERS, {
      ids: ids.map((id) => gidOf("FulfillmentOrder", id)),
    });
    const found = data.nodes.flatMap((node) =>
      node && "id" in node ? [[idOf(node.id), idOf(node.orderId)] as [string, string]] : [],
    );
    return { found: new Map(found), ...answer };
  },
  { spacingMs: 250, mostIds: 250 },
);

/** Which order each fulfilment order belongs to (one point for all); null: Shopify knows it not, or shows it not. */
export async function findOrdersOfFulfillmentOrders(
  client: AdminClient,
  fulfillmentOrderIds: readonly string[],
): Promise<{ orderIds: Map<string, string | null>; points: number; answeredAt: string }> {
  const { found, ...answer } = await find(client, fulfillmentOrderIds);
  return { orderIds: new Map(fulfillmentOrderIds.map((id) => [id, found.get(id) ?? null])), ...answer };
}
