import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreditStoreCreditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREDIT_STORE_CREDIT = `#graphql
  mutation creditStoreCredit($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $creditInput) {  userErrors { field message code } }
  }
` as const;

/** Puts an amount onto the store credit of a customer. */
export async function creditStoreCredit(
  client: AdminClient,
  variables: CreditStoreCreditMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("creditStoreCredit", CREDIT_STORE_CREDIT, variables);
  return writeResult(answer, data.storeCreditAccountCredit?.userErrors);
}
