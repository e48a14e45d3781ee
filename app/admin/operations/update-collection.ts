import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateCollectionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_COLLECTION = `#graphql
  mutation updateCollection($collection: CollectionUpdateInput!) {
    collectionUpdate(collection: $collection) {  userErrors { field message } }
  }
` as const;

/** Changes a collection's own fields. */
export async function updateCollection(
  client: AdminClient,
  variables: UpdateCollectionMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateCollection", UPDATE_COLLECTION, variables);
  return writeResult(answer, data.collectionUpdate?.userErrors);
}
