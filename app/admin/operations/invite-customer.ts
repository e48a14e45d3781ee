import type { AdminClient } from "#app/admin/client.server.ts";
import type { InviteCustomerMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const INVITE_CUSTOMER = `#graphql
  mutation inviteCustomer($customerId: ID!, $email: EmailInput) {
    customerSendAccountInviteEmail(customerId: $customerId, email: $email) {  userErrors { field message code } }
  }
` as const;

/** Has Shopify mail an invitation to an account. */
export async function inviteCustomer(
  client: AdminClient,
  variables: InviteCustomerMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("inviteCustomer", INVITE_CUSTOMER, variables);
  return writeResult(answer, data.customerSendAccountInviteEmail?.userErrors);
}
