import type { AdminClient } from "#app/admin/client.server.ts";
import { completeOrder } from "#app/admin/complete-order.ts";
import { LINE_FIELDS } from "#app/admin/operations/line-fields.ts";
import { ORDER_FIELDS } from "#app/admin/operations/order-fields.ts";
import { REFUND_LINE_FIELDS } from "#app/admin/operations/refund-line-fields.ts";
import { orderFromApi } from "#app/admin/order-from-api.ts";
import type { OrderPicture } from "#app/rules/facts.ts";

const LIST_ORDER_HISTORY = `#graphql
  query listOrderHistory($query: String!, $after: String) {
    orders(first: 10, after: $after, query: $query, sortKey: CREATED_AT) {
      nodes { ...OrderFields }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${ORDER_FIELDS}
  ${LINE_FIELDS}
  ${REFUND_LINE_FIELDS}
` as const;

export interface OrderHistoryPage {
  orders: OrderPicture[];
  /** Cursor of the next page; null: this was the last one. */
  next: string | null;
  points: number;
  answeredAt: string;
}

/** One page of the orders created since an instant (ISO 8601), oldest first. Without read_all_orders Shopify shows 60 days. */
export async function listOrderHistory(
  client: AdminClient,
  { createdSince, after }: { createdSince: string; after: string | null },
): Promise<OrderHistoryPage> {
  const answer = await client.send("listOrderHistory", LIST_ORDER_HISTORY, {
    query: `created_at:>='${createdSince}'`,
    after,
  });
  const { nodes, pageInfo } = answer.data.orders;
  let points = answer.points;
  const orders: OrderPicture[] = [];
  for (const node of nodes) {
    const whole = await completeOrder(client, node);
    points += whole.points;
    orders.push(orderFromApi(whole.order));
  }
  return {
    orders,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    points,
    answeredAt: answer.answeredAt,
  };
}
