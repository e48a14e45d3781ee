import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReorderCollectionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REORDER_COLLECTION = `#graphql
  mutation reorderCollection($id: ID!, $moves: [MoveInput!]!) {
    collectionReorderProducts(id: $id, moves: $moves) { job { id } userErrors { field message code } }
  }
` as const;

/** Moves products within a collection, one move after the other. */
export async function reorderCollection(
  client: AdminClient,
  variables: ReorderCollectionMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("reorderCollection", REORDER_COLLECTION, variables);
  return writeResult(answer, data.collectionReorderProducts?.userErrors);
}
