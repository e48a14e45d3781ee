import type { AdminClient } from "#app/admin/client.server.ts";
import type { CompleteDraftOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const COMPLETE_DRAFT_ORDER = `#graphql
  mutation completeDraftOrder($id: ID!, $paymentPending: Boolean) {
    draftOrderComplete(id: $id, paymentPending: $paymentPending) {  userErrors { field message } }
  }
` as const;

/** Makes an order of a draft. */
export async function completeDraftOrder(
  client: AdminClient,
  variables: CompleteDraftOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("completeDraftOrder", COMPLETE_DRAFT_ORDER, variables);
  return writeResult(answer, data.draftOrderComplete?.userErrors);
}
