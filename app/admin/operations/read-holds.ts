import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { type Holdable, holdableFromApi } from "#app/admin/fulfillment-order-from-api.ts";
import type { HoldableFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { HOLDABLE_FIELDS } from "#app/admin/operations/holdable-fields.ts";
import { type ReadPage, wholeList } from "#app/admin/whole-list.ts";

const READ_HOLDS = `#graphql
  query readHolds($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        fulfillmentOrders(first: 20) {
          nodes { ...HoldableFields }
          pageInfo { hasNextPage endCursor }
        }
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

const read = askTogether<Holdable[]>(readNow, { spacingMs: 100, mostIds: 50 });

/** What holds the fulfilment orders of an order, and which could be held. Null: Shopify knows no such order. */
export async function readHolds(
  client: AdminClient,
  orderId: string,
): Promise<{ fulfillmentOrders: Holdable[] | null; points: number; answeredAt: string }> {
  const { found, ...answer } = await read(client, [orderId]);
  return { fulfillmentOrders: found.get(orderId) ?? null, ...answer };
}

async function readNow(client: AdminClient, orderIds: readonly string[]): Promise<AskedTogether<Holdable[]>> {
  const ids = orderIds.map((id) => gidOf("Order", id));
  const { data, answeredAt, ...answer } = await client.send("readHolds", READ_HOLDS, { ids });
  let { points } = answer;
  const found = new Map<string, Holdable[]>();
  for (const order of data.nodes) {
    if (!order || !("id" in order)) continue;
    const whole = await wholeList(client, order.id, order.fulfillmentOrders, readMore);
    points += whole.points;
    found.set(idOf(order.id), whole.nodes.map(holdableFromApi));
  }
  return { found, points, answeredAt };
}
