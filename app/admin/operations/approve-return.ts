import type { AdminClient } from "#app/admin/client.server.ts";
import type { ApproveReturnMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const APPROVE_RETURN = `#graphql
  mutation approveReturn($input: ReturnApproveRequestInput!) {
    returnApproveRequest(input: $input) {  userErrors { field message code } }
  }
` as const;

/** Approves a return that was asked for. */
export async function approveReturn(
  client: AdminClient,
  variables: ApproveReturnMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("approveReturn", APPROVE_RETURN, variables);
  return writeResult(answer, data.returnApproveRequest?.userErrors);
}
