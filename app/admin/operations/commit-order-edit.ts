import type { AdminClient } from "#app/admin/client.server.ts";
import type { CommitOrderEditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const COMMIT_ORDER_EDIT = `#graphql
  mutation commitOrderEdit($id: ID!, $notifyCustomer: Boolean, $staffNote: String) {
    orderEditCommit(id: $id, notifyCustomer: $notifyCustomer, staffNote: $staffNote) {  userErrors { field message } }
  }
` as const;

/** Applies all that was staged, at once. */
export async function commitOrderEdit(
  client: AdminClient,
  variables: CommitOrderEditMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("commitOrderEdit", COMMIT_ORDER_EDIT, variables);
  return writeResult(answer, data.orderEditCommit?.userErrors);
}
