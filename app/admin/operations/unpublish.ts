import type { AdminClient } from "#app/admin/client.server.ts";
import type { UnpublishMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UNPUBLISH = `#graphql
  mutation unpublish($id: ID!, $publicationId: ID!) {
    publishableUnpublish(id: $id, input: [{ publicationId: $publicationId }]) {  userErrors { field message } }
  }
` as const;

/** Takes a product off a sales channel. */
export async function unpublish(client: AdminClient, variables: UnpublishMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("unpublish", UNPUBLISH, variables);
  return writeResult(answer, data.publishableUnpublish?.userErrors);
}
