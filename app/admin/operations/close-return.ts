import type { AdminClient } from "#app/admin/client.server.ts";
import type { CloseReturnMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CLOSE_RETURN = `#graphql
  mutation closeReturn($id: ID!) {
    returnClose(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Closes a return. */
export async function closeReturn(client: AdminClient, variables: CloseReturnMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("closeReturn", CLOSE_RETURN, variables);
  return writeResult(answer, data.returnClose?.userErrors);
}
