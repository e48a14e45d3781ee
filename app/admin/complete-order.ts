// Reads what the first pages of an order's lists left out.
import type { AdminClient } from "#app/admin/client.server.ts";
import type { OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { readFulfillmentLines } from "#app/admin/operations/read-fulfillment-lines.ts";
import { readOrderLines } from "#app/admin/operations/read-order-lines.ts";
import { readRefundLines } from "#app/admin/operations/read-refund-lines.ts";
import { type Page, type ReadPage, wholeList } from "#app/admin/whole-list.ts";

/** The order with all of its lines, and of those of its fulfilments and refunds; few orders need a further request. */
export async function completeOrder(
  client: AdminClient,
  order: OrderFieldsFragment,
): Promise<{ order: OrderFieldsFragment; points: number }> {
  let points = 0;
  const whole = async <T, P extends Page<T>>(id: string, page: P, read: ReadPage<T>): Promise<P> => {
    const { nodes, points: cost } = await wholeList(client, id, page, read);
    points += cost;
    return { ...page, nodes };
  };
  const lineItems = await whole(order.id, order.lineItems, readOrderLines);
  const fulfillments: OrderFieldsFragment["fulfillments"] = [];
  for (const one of order.fulfillments)
    fulfillments.push({
      ...one,
      fulfillmentLineItems: await whole(one.id, one.fulfillmentLineItems, readFulfillmentLines),
    });
  const refunds: OrderFieldsFragment["refunds"] = [];
  for (const one of order.refunds)
    refunds.push({ ...one, refundLineItems: await whole(one.id, one.refundLineItems, readRefundLines) });
  return { order: { ...order, lineItems, fulfillments, refunds }, points };
}
