import type { AdminClient } from "#app/admin/client.server.ts";
import type { OrderFieldsFragment } from "#app/admin/generated/admin.generated.ts";

const READ_FULFILLMENT_LINES = `#graphql
  query readFulfillmentLines($id: ID!, $after: String) {
    fulfillment(id: $id) {
      fulfillmentLineItems(first: 100, after: $after) {
        nodes { quantity lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
` as const;

/** A page of a fulfilment's lines; null: there is no such fulfilment. @param id the fulfilment's gid. */
export async function readFulfillmentLines(
  client: AdminClient,
  { id, after }: { id: string; after: string | null },
): Promise<{ page: OrderFieldsFragment["fulfillments"][number]["fulfillmentLineItems"] | null; points: number }> {
  const { data, points } = await client.send("readFulfillmentLines", READ_FULFILLMENT_LINES, { id, after });
  return { page: data.fulfillment?.fulfillmentLineItems ?? null, points };
}
