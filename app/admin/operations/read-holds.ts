import type { AdminClient } from "#app/admin/client.server.ts";
import { type Holdable, holdableFromApi } from "#app/admin/fulfillment-order-from-api.ts";
import type { HoldableFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { gidOf } from "#app/admin/gid.ts";
import { HOLDABLE_FIELDS } from "#app/admin/operations/holdable-fields.ts";
import { type ReadPage, wholeList } from "#app/admin/whole-list.ts";

const READ_HOLDS = `#graphql
  query readHolds($id: ID!) {
    order(id: $id) {
      id
      fulfillmentOrders(first: 20) {
        nodes { ...HoldableFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${HOLDABLE_FIELDS}
` as const;

const READ_MORE_HOLDS = `#graphql
  query readMoreHolds($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 50, after: $after) {
        nodes { ...HoldableFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${HOLDABLE_FIELDS}
` as const;

const readMore: ReadPage<HoldableFieldsFragment> = async (client, { id, after }) => {
  const { data, points } = await client.send("readMoreHolds", READ_MORE_HOLDS, { id, after });
  return { page: data.order?.fulfillmentOrders ?? null, points };
};

/** What holds the fulfilment orders of an order, and which could be held. Null: Shopify knows no such order. */
export async function readHolds(
  client: AdminClient,
  orderId: string,
): Promise<{ fulfillmentOrders: Holdable[] | null; points: number; answeredAt: string }> {
  const { data, points, answeredAt } = await client.send("readHolds", READ_HOLDS, { id: gidOf("Order", orderId) });
  if (!data.order) return { fulfillmentOrders: null, points, answeredAt };
  const whole = await wholeList(client, data.order.id, data.order.fulfillmentOrders, readMore);
  return { fulfillmentOrders: whole.nodes.map(holdableFromApi), points: points + whole.points, answeredAt };
}
