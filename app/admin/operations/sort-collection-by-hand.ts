import type { AdminClient } from "#app/admin/client.server.ts";
import type { SortCollectionByHandMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SORT_COLLECTION_BY_HAND = `#graphql
  mutation sortCollectionByHand($id: ID!) {
    collectionUpdate(collection: { id: $id, sortOrder: MANUAL }) {  userErrors { field message } }
  }
` as const;

/** Has a collection keep the order that its products are put in. */
export async function sortCollectionByHand(
  client: AdminClient,
  variables: SortCollectionByHandMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("sortCollectionByHand", SORT_COLLECTION_BY_HAND, variables);
  return writeResult(answer, data.collectionUpdate?.userErrors);
}
