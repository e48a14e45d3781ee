import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateCustomerMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_CUSTOMER = `#graphql
  mutation createCustomer($input: CustomerInput!) {
    customerCreate(input: $input) { customer { id } userErrors { field message } }
  }
` as const;

export async function createCustomer(
  client: AdminClient,
  variables: CreateCustomerMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createCustomer", CREATE_CUSTOMER, variables);
  return writeResult(answer, data.customerCreate?.userErrors);
}
