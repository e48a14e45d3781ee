import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateCustomerMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_CUSTOMER = `#graphql
  mutation updateCustomer($id: ID!, $firstName: String, $lastName: String, $email: String, $phone: String, $note: String, $taxExempt: Boolean, $locale: String) {
    customerUpdate(input: { id: $id, firstName: $firstName, lastName: $lastName, email: $email, phone: $phone, note: $note, taxExempt: $taxExempt, locale: $locale }) {  userErrors { field message } }
  }
` as const;

/** Writes what is given; what is left out stays. Tags are never among it, and consent has mutations of its own. */
export async function updateCustomer(
  client: AdminClient,
  variables: UpdateCustomerMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateCustomer", UPDATE_CUSTOMER, variables);
  return writeResult(answer, data.customerUpdate?.userErrors);
}
