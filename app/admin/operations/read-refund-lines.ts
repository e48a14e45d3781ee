import type { AdminClient } from "#app/admin/client.server.ts";
import type { OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { REFUND_LINE_FIELDS } from "#app/admin/operations/refund-line-fields.ts";

const READ_REFUND_LINES = `#graphql
  query readRefundLines($id: ID!, $after: String) {
    node(id: $id) {
      ... on Refund {
        refundLineItems(first: 100, after: $after) {
          nodes { ...RefundLineFields }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
  ${REFUND_LINE_FIELDS}
` as const;

/** A page of a refund's lines; null: there is no such refund. @param id the refund's gid. */
export async function readRefundLines(
  client: AdminClient,
  { id, after }: { id: string; after: string | null },
): Promise<{ page: OrderFieldsFragment["refunds"][number]["refundLineItems"] | null; points: number }> {
  const { data, points } = await client.send("readRefundLines", READ_REFUND_LINES, { id, after });
  return { page: data.node && "refundLineItems" in data.node ? data.node.refundLineItems : null, points };
}
