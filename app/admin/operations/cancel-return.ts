import type { AdminClient } from "#app/admin/client.server.ts";
import type { CancelReturnMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CANCEL_RETURN = `#graphql
  mutation cancelReturn($id: ID!) {
    returnCancel(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Takes a return back of which nothing was processed or refunded. */
export async function cancelReturn(
  client: AdminClient,
  variables: CancelReturnMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("cancelReturn", CANCEL_RETURN, variables);
  return writeResult(answer, data.returnCancel?.userErrors);
}
