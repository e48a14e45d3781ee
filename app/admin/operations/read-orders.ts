import { type AskedTogether, askTogether } from "#app/admin/ask-together.server.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { completeOrder } from "#app/admin/complete-order.ts";
import { gidOf, idOf } from "#app/admin/gid.ts";
import { ADDRESS_FIELDS } from "#app/admin/operations/address-fields.ts";
import { CARRIER_EVENT_FIELDS } from "#app/admin/operations/carrier-event-fields.ts";
import { LINE_FIELDS } from "#app/admin/operations/line-fields.ts";
import { ORDER_FIELDS } from "#app/admin/operations/order-fields.ts";
import { ORDER_OWN_FIELDS } from "#app/admin/operations/order-own-fields.ts";
import { ORDER_VALUE_FIELDS } from "#app/admin/operations/order-value-fields.ts";
import { PARCEL_FIELDS } from "#app/admin/operations/parcel-fields.ts";
import { REFUND_LINE_FIELDS } from "#app/admin/operations/refund-line-fields.ts";
import { orderFromApi } from "#app/admin/order-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

const READ_ORDERS = `#graphql
  query readOrders($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Order { ...OrderFields } }
  }
  ${ORDER_FIELDS}
  ${ORDER_OWN_FIELDS}
  ${ORDER_VALUE_FIELDS}
  ${ADDRESS_FIELDS}
  ${PARCEL_FIELDS}
  ${CARRIER_EVENT_FIELDS}
  ${LINE_FIELDS}
  ${REFUND_LINE_FIELDS}
` as const;

const read = askTogether<OrderPicture>(readNow, { spacingMs: 250, mostIds: 100 });

/** Reads orders (250 at most), sharing requests. Null: Shopify knows no such order, or shows it to this app no more. */
export async function readOrders(
  client: AdminClient,
  orderIds: readonly string[],
): Promise<{ orders: Map<string, OrderPicture | null>; points: number; answeredAt: string }> {
  const { found, ...answer } = await read(client, orderIds);
  return { orders: new Map(orderIds.map((id) => [id, found.get(id) ?? null])), ...answer };
}

async function readNow(client: AdminClient, orderIds: readonly string[]): Promise<AskedTogether<OrderPicture>> {
  const answer = await client.send("readOrders", READ_ORDERS, { ids: orderIds.map((id) => gidOf("Order", id)) });
  let points = answer.points;
  const found = new Map<string, OrderPicture>();
  for (const node of answer.data.nodes) {
    if (!node || !("id" in node)) continue;
    const whole = await completeOrder(client, node);
    points += whole.points;
    found.set(idOf(node.id), orderFromApi(whole.order));
  }
  return { found, points, answeredAt: answer.answeredAt };
}
