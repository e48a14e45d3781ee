import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";
import { ORDER_VALUE_FIELDS } from "#app/admin/operations/order-value-fields.ts";
import { type OrderValues, orderValuesFromApi } from "#app/admin/order-values-from-api.ts";

const LIST_UPDATED_ORDERS = `#graphql
  query listUpdatedOrders($query: String!, $after: String) {
    orders(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt ...OrderValueFields }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${ORDER_VALUE_FIELDS}
` as const;

export interface UpdatedOrders {
  orders: { orderId: string; updatedAt: string; values: OrderValues }[];
  /** Cursor of the next page; null: this was the last one. */
  next: string | null;
  points: number;
  answeredAt: string;
}

/** One page of what changed since an instant (ISO 8601), oldest change first, with what of an order costs no points. */
export async function listUpdatedOrders(
  client: AdminClient,
  { updatedSince, after }: { updatedSince: string; after: string | null },
): Promise<UpdatedOrders> {
  const { data, points, answeredAt } = await client.send("listUpdatedOrders", LIST_UPDATED_ORDERS, {
    query: `updated_at:>='${updatedSince}'`,
    after,
  });
  const { nodes, pageInfo } = data.orders;
  return {
    orders: nodes.map((node) => ({
      orderId: idOf(node.id),
      updatedAt: node.updatedAt,
      values: orderValuesFromApi(node),
    })),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    points,
    answeredAt,
  };
}
