import type { AdminClient } from "#app/admin/client.server.ts";
import type { SetMetafieldsMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SET_METAFIELDS = `#graphql
  mutation setMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {  userErrors { field message code } }
  }
` as const;

/** Writes 25 metafields at most, all of them or none. */
export async function setMetafields(
  client: AdminClient,
  variables: SetMetafieldsMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("setMetafields", SET_METAFIELDS, variables);
  return writeResult(answer, data.metafieldsSet?.userErrors);
}
