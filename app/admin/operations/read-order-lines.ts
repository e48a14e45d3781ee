import type { AdminClient } from "#app/admin/client.server.ts";
import type { OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";

const READ_ORDER_LINES = `#graphql
  query readOrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 250, after: $after) {
        nodes {
          id
          sku
          title
          quantity
          currentQuantity
          unfulfilledQuantity
          requiresShipping
          originalUnitPriceSet { shopMoney { amount } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
` as const;

/** Reads what the first page of lines left out: a snapshot with lines missing would decide wrongly. */
export async function completeOrder(
  client: AdminClient,
  order: OrderFieldsFragment,
): Promise<{ order: OrderFieldsFragment; points: number }> {
  const nodes = [...order.lineItems.nodes];
  let { pageInfo } = order.lineItems;
  let points = 0;
  while (pageInfo.hasNextPage) {
    const answer = await client.send("readOrderLines", READ_ORDER_LINES, { id: order.id, after: pageInfo.endCursor });
    points += answer.points;
    const page = answer.data.order?.lineItems;
    if (!page) break; // deleted between two pages
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return { order: { ...order, lineItems: { nodes, pageInfo } }, points };
}
