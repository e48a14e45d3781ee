import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { fulfillmentOrderFromApi } from "#app/admin/fulfillment-order-from-api.ts";
import type { FulfillmentOrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { FULFILLMENT_ORDER_FIELDS } from "#app/admin/operations/fulfillment-order-fields.ts";
import { FULFILLMENT_ORDER_LINE_FIELDS } from "#app/admin/operations/fulfillment-order-line-fields.ts";
import { HOLDABLE_FIELDS } from "#app/admin/operations/holdable-fields.ts";
import { readFulfillmentOrderLines } from "#app/admin/operations/read-fulfillment-order-lines.ts";
import { type ReadPage, wholeList } from "#app/admin/whole-list.ts";
import type { FulfillmentOrderPicture } from "#app/rules/facts.ts";

const READ_FULFILLMENT_ORDERS = `#graphql
  query readFulfillmentOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        fulfillmentOrders(first: 30) {
          nodes { ...FulfillmentOrderFields }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
  ${FULFILLMENT_ORDER_FIELDS}
  ${FULFILLMENT_ORDER_LINE_FIELDS}
  ${HOLDABLE_FIELDS}
` as const;

const READ_MORE_FULFILLMENT_ORDERS = `#graphql
  query readMoreFulfillmentOrders($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 20, after: $after) {
        nodes { ...FulfillmentOrderFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${FULFILLMENT_ORDER_FIELDS}
  ${FULFILLMENT_ORDER_LINE_FIELDS}
  ${HOLDABLE_FIELDS}
` as const;

const readMore: ReadPage<FulfillmentOrderFieldsFragment> = async (client, { id, after }) => {
  const { data, points } = await client.send("readMoreFulfillmentOrders", READ_MORE_FULFILLMENT_ORDERS, { id, after });
  return { page: data.order?.fulfillmentOrders ?? null, points };
};

const read = askTogether<FulfillmentOrderPicture[]>(readNow, { spacingMs: 200, mostIds: 50 });

/** The fulfilment orders of orders, all of them, in one request (more only where an order has over thirty). */
export async function readFulfillmentOrders(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<{ fulfillmentOrders: Map<string, FulfillmentOrderPicture[]>; points: number; answeredAt: string }> {
  const { found, ...answer } = await read(client, orderIds);
  return { fulfillmentOrders: found, ...answer };
}

async function readNow(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<AskedTogether<FulfillmentOrderPicture[]>> {
  const ids = orderIds.map((id) => gidOf("Order", id));
  const answer = await client.send("readFulfillmentOrders", READ_FULFILLMENT_ORDERS, { ids });
  let points = answer.points;
  const fulfillmentOrders = new Map<string, FulfillmentOrderPicture[]>();
  for (const order of answer.data.nodes) {
    if (!order || !("id" in order)) continue;
    const whole = await wholeList(client, order.id, order.fulfillmentOrders, readMore);
    points += whole.points;
    const pictures: FulfillmentOrderPicture[] = [];
    for (const one of whole.nodes) {
      const lines = await wholeList(client, one.id, one.lineItems, readFulfillmentOrderLines);
      points += lines.points;
      pictures.push(fulfillmentOrderFromApi({ ...one, lineItems: { ...one.lineItems, nodes: lines.nodes } }));
    }
    fulfillmentOrders.set(idOf(order.id), pictures);
  }
  return { found: fulfillmentOrders, points, answeredAt: answer.answeredAt };
}
