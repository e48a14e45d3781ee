import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateDraftOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_DRAFT_ORDER = `#graphql
  mutation updateDraftOrder($id: ID!, $input: DraftOrderInput!) {
    draftOrderUpdate(id: $id, input: $input) { userErrors { field message } }
  }
` as const;

/** Changes what the input names of a draft order. */
export async function updateDraftOrder(
  client: AdminClient,
  variables: UpdateDraftOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateDraftOrder", UPDATE_DRAFT_ORDER, variables);
  return writeResult(answer, data.draftOrderUpdate?.userErrors);
}
