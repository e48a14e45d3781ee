import type { AdminClient } from "#app/admin/client.server.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import type { FulfillmentOrderSnapshot } from "#app/rules/facts.ts";

const READ_FULFILLMENT_ORDERS = `#graphql
  query readFulfillmentOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        fulfillmentOrders(first: 20) {
          nodes {
            id
            status
            supportedActions { action }
            fulfillmentHolds { id handle heldByRequestingApp }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
` as const;

const READ_MORE_FULFILLMENT_ORDERS = `#graphql
  query readMoreFulfillmentOrders($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 50, after: $after) {
        nodes {
          id
          status
          supportedActions { action }
          fulfillmentHolds { id handle heldByRequestingApp }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
` as const;

/** The fulfilment orders of orders, all of them, in one request (more only where an order has over twenty). */
export async function readFulfillmentOrders(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<{ fulfillmentOrders: Map<string, FulfillmentOrderSnapshot[]>; points: number; answeredAt: string }> {
  const ids = orderIds.map((id) => gidOf("Order", id));
  const answer = await client.send("readFulfillmentOrders", READ_FULFILLMENT_ORDERS, { ids });
  let points = answer.points;
  const fulfillmentOrders = new Map<string, FulfillmentOrderSnapshot[]>();
  for (const order of answer.data.nodes) {
    if (!order || !("id" in order)) continue;
    const nodes = [...order.fulfillmentOrders.nodes];
    let { pageInfo } = order.fulfillmentOrders;
    while (pageInfo.hasNextPage) {
      const more = await client.send("readMoreFulfillmentOrders", READ_MORE_FULFILLMENT_ORDERS, {
        id: order.id,
        after: pageInfo.endCursor,
      });
      points += more.points;
      const page = more.data.order?.fulfillmentOrders;
      if (!page) break;
      nodes.push(...page.nodes);
      pageInfo = page.pageInfo;
    }
    fulfillmentOrders.set(
      idOf(order.id),
      nodes.map((node) => ({
        fulfillmentOrderId: idOf(node.id),
        status: node.status,
        supportsHold: node.supportedActions.some(({ action }) => action === "HOLD"),
        holds: node.fulfillmentHolds.map((hold) => ({
          holdId: idOf(hold.id),
          handle: hold.handle ?? null,
          ours: hold.heldByRequestingApp,
        })),
      })),
    );
  }
  return { fulfillmentOrders, points, answeredAt: answer.answeredAt };
}
