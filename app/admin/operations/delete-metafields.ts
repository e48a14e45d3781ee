import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteMetafieldsMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_METAFIELDS = `#graphql
  mutation deleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {  userErrors { field message } }
  }
` as const;

/** Deletes metafields; those that are not there do no harm. */
export async function deleteMetafields(
  client: AdminClient,
  variables: DeleteMetafieldsMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteMetafields", DELETE_METAFIELDS, variables);
  return writeResult(answer, data.metafieldsDelete?.userErrors);
}
