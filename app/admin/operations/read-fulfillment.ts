import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadFulfillmentQuery, ReadFulfillmentQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_FULFILLMENT = `#graphql
  query readFulfillment($id: ID!) {
    fulfillment(id: $id) {
      id
      status
      trackingInfo { company number url }
      events(first: 100, sortKey: ID) { nodes { id status happenedAt message } }
    }
  }
` as const;

const found = (data: ReadFulfillmentQuery) => data.fulfillment;
export type ReadFulfillment = NonNullable<ReturnType<typeof found>>;

/** A parcel as Shopify knows it. Null: it knows no such one. */
export async function readFulfillment(
  client: AdminClient,
  variables: ReadFulfillmentQueryVariables,
): Promise<{ seen: ReadFulfillment | null; points: number }> {
  const { data, points } = await client.send("readFulfillment", READ_FULFILLMENT, variables);
  return { seen: found(data) ?? null, points };
}
