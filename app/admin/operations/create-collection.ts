import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateCollectionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_COLLECTION = `#graphql
  mutation createCollection($input: CollectionInput!) {
    collectionCreate(input: $input) { collection { id } userErrors { field message } }
  }
` as const;

/** Makes a collection. @returns its gid beside the result; null: it was refused. */
export async function createCollection(
  client: AdminClient,
  variables: CreateCollectionMutationVariables,
): Promise<WriteResult & { collectionId: string | null }> {
  const { data, ...answer } = await client.send("createCollection", CREATE_COLLECTION, variables);
  const made = data.collectionCreate;
  return { ...writeResult(answer, made?.userErrors), collectionId: made?.collection?.id ?? null };
}
