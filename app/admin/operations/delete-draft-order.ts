import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteDraftOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_DRAFT_ORDER = `#graphql
  mutation deleteDraftOrder($id: ID!) {
    draftOrderDelete(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Deletes a draft order. */
export async function deleteDraftOrder(
  client: AdminClient,
  variables: DeleteDraftOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteDraftOrder", DELETE_DRAFT_ORDER, variables);
  return writeResult(answer, data.draftOrderDelete?.userErrors);
}
