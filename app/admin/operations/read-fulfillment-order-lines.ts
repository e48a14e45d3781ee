import type { AdminClient } from "#app/admin/client.server.ts";
import type { FulfillmentOrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";
import { FULFILLMENT_ORDER_LINE_FIELDS } from "#app/admin/operations/fulfillment-order-line-fields.ts";

const READ_FULFILLMENT_ORDER_LINES = `#graphql
  query readFulfillmentOrderLines($id: ID!, $after: String) {
    fulfillmentOrder(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes { ...FulfillmentOrderLineFields }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  ${FULFILLMENT_ORDER_LINE_FIELDS}
` as const;

/** A page of a fulfilment order's lines; null: it is gone. @param id the fulfilment order's gid. */
export async function readFulfillmentOrderLines(
  client: AdminClient,
  { id, after }: { id: string; after: string | null },
): Promise<{ page: FulfillmentOrderFieldsFragment["lineItems"] | null; points: number }> {
  const { data, points } = await client.send("readFulfillmentOrderLines", READ_FULFILLMENT_ORDER_LINES, { id, after });
  return { page: data.fulfillmentOrder?.lineItems ?? null, points };
}
