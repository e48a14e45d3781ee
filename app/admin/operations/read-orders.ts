import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { ORDER_FIELDS } from "#app/admin/operations/order-fields.ts";
import { completeOrder } from "#app/admin/operations/read-order-lines.ts";
import { orderFromApi } from "#app/admin/order-from-api.ts";
import type { OrderSnapshot } from "#app/rules/order-snapshot.ts";

const READ_ORDERS = `#graphql
  query readOrders($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Order { ...OrderFields } }
  }
  ${ORDER_FIELDS}
` as const;

/** Reads orders in one request (250 at most). Null: Shopify knows no such order, or shows it to this app no more. */
export async function readOrders(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<{ orders: Map<string, OrderSnapshot | null>; points: number; answeredAt: string }> {
  const answer = await client.send("readOrders", READ_ORDERS, { ids: orderIds.map((id) => gidOf("Order", id)) });
  let points = answer.points;
  const orders = new Map<string, OrderSnapshot | null>(orderIds.map((id) => [id, null]));
  for (const node of answer.data.nodes) {
    if (!node || !("id" in node)) continue;
    const whole = await completeOrder(client, node);
    points += whole.points;
    orders.set(idOf(node.id), orderFromApi(whole.order));
  }
  return { orders, points, answeredAt: answer.answeredAt };
}
