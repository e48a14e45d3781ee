import type { AdminClient } from "#app/admin/client.server.ts";
import type { OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { LINE_FIELDS } from "#app/admin/operations/line-fields.ts";

const READ_ORDER_LINES = `#graphql
  query readOrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes { ...LineFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${LINE_FIELDS}
` as const;

/** A page of an order's lines; null: it was deleted meanwhile. @param id the order's gid. */
export async function readOrderLines(
  client: AdminClient,
  { id, after }: { id: string; after: string | null },
): Promise<{ page: OrderFieldsFragment["lineItems"] | null; points: number }> {
  const { data, points } = await client.send("readOrderLines", READ_ORDER_LINES, { id, after });
  return { page: data.order?.lineItems ?? null, points };
}
