import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

const LIST_UPDATED_ORDERS = `#graphql
  query listUpdatedOrders($query: String!, $after: String) {
    orders(first: 250, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
` as const;

export interface UpdatedOrders {
  orders: { orderId: string; updatedAt: string }[];
  /** Cursor of the next page; null: this was the last one. */
  next: string | null;
  points: number;
  answeredAt: string;
}

/** One page of what changed since an instant (ISO 8601), oldest change first. */
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
    orders: nodes.map(({ id, updatedAt }) => ({ orderId: idOf(id), updatedAt })),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    points,
    answeredAt,
  };
}
