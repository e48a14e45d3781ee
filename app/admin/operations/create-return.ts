import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateReturnMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_RETURN = `#graphql
  mutation createReturn($input: ReturnInput!) {
    returnCreate(returnInput: $input) { userErrors { field message code } }
  }
` as const;

/** Opens a return of units that were shipped. */
export async function createReturn(
  client: AdminClient,
  variables: CreateReturnMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createReturn", CREATE_RETURN, variables);
  return writeResult(answer, data.returnCreate?.userErrors);
}
