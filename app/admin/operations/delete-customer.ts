import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteCustomerMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_CUSTOMER = `#graphql
  mutation deleteCustomer($id: ID!) {
    customerDelete(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Deletes a customer who has no orders. */
export async function deleteCustomer(
  client: AdminClient,
  variables: DeleteCustomerMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteCustomer", DELETE_CUSTOMER, variables);
  return writeResult(answer, data.customerDelete?.userErrors);
}
