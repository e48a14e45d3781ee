import type { AdminClient } from "#app/admin/client.server.ts";
import type { PublishMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const PUBLISH = `#graphql
  mutation publish($id: ID!, $publicationId: ID!) {
    publishablePublish(id: $id, input: [{ publicationId: $publicationId }]) {  userErrors { field message } }
  }
` as const;

/** Publishes a product on a sales channel. */
export async function publish(client: AdminClient, variables: PublishMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("publish", PUBLISH, variables);
  return writeResult(answer, data.publishablePublish?.userErrors);
}
