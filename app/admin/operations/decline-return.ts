import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeclineReturnMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DECLINE_RETURN = `#graphql
  mutation declineReturn($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) {  userErrors { field message code } }
  }
` as const;

/** Declines a return that was asked for. */
export async function declineReturn(
  client: AdminClient,
  variables: DeclineReturnMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("declineReturn", DECLINE_RETURN, variables);
  return writeResult(answer, data.returnDeclineRequest?.userErrors);
}
