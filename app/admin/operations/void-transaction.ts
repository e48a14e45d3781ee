import type { AdminClient } from "#app/admin/client.server.ts";
import type { VoidTransactionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const VOID_TRANSACTION = `#graphql
  mutation voidTransaction($parentTransactionId: ID!) {
    transactionVoid(parentTransactionId: $parentTransactionId) {  userErrors { field message code } }
  }
` as const;

/** Gives an authorisation back that nothing was captured of. */
export async function voidTransaction(
  client: AdminClient,
  variables: VoidTransactionMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("voidTransaction", VOID_TRANSACTION, variables);
  return writeResult(answer, data.transactionVoid?.userErrors);
}
