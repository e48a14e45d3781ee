import type { AdminClient } from "#app/admin/client.server.ts";
import { type GidType, gidOf, idOf } from "#app/admin/gid.ts";

const FIND_ORDERS_OF_CHILDREN = `#graphql
  query findOrdersOfChildren($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Return { id order { id } }
      ... on ReverseFulfillmentOrder { id childOf: order { id } }
      ... on PaymentSchedule { id paymentTerms { order { id } } }
    }
  }
` as const;

export const CHILDREN_OF_ORDER = [
  "Return",
  "ReverseFulfillmentOrder",
  "PaymentSchedule",
] as const satisfies readonly GidType[];
export type ChildOfOrder = (typeof CHILDREN_OF_ORDER)[number];

/** Which order each of these belongs to, by their ids; null: none, or Shopify shows it not. */
export async function findOrdersOfChildren(
  client: AdminClient,
  children: readonly { type: ChildOfOrder; id: string }[],
): Promise<{ orderIds: Map<string, string | null>; points: number; answeredAt: string }> {
  const { data, points, answeredAt } = await client.send("findOrdersOfChildren", FIND_ORDERS_OF_CHILDREN, {
    ids: children.map(({ type, id }) => gidOf(type, id)),
  });
  const orderIds = new Map<string, string | null>(children.map(({ id }) => [id, null]));
  for (const node of data.nodes) {
    if (!node || !("id" in node)) continue;
    const order = "order" in node ? node.order : "paymentTerms" in node ? node.paymentTerms.order : node.childOf;
    orderIds.set(idOf(node.id), order ? idOf(order.id) : null);
  }
  return { orderIds, points, answeredAt };
}
