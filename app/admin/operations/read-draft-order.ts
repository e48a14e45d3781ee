import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadDraftOrderQuery, ReadDraftOrderQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_DRAFT_ORDER = `#graphql
  query readDraftOrder($id: ID!) {
    draftOrder(id: $id) { id status order { id } }
  }
` as const;

const found = (data: ReadDraftOrderQuery) => data.draftOrder;
export type ReadDraftOrder = NonNullable<ReturnType<typeof found>>;

/** Where a draft order stands. Null: Shopify knows no such one. */
export async function readDraftOrder(
  client: AdminClient,
  variables: ReadDraftOrderQueryVariables,
): Promise<{ seen: ReadDraftOrder | null; points: number }> {
  const { data, points } = await client.send("readDraftOrder", READ_DRAFT_ORDER, variables);
  return { seen: found(data) ?? null, points };
}
