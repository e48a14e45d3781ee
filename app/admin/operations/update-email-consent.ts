import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateEmailConsentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_EMAIL_CONSENT = `#graphql
  mutation updateEmailConsent($input: CustomerEmailMarketingConsentUpdateInput!) {
    customerEmailMarketingConsentUpdate(input: $input) {  userErrors { field message code } }
  }
` as const;

/** Writes whether a customer wants marketing by e-mail. */
export async function updateEmailConsent(
  client: AdminClient,
  variables: UpdateEmailConsentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateEmailConsent", UPDATE_EMAIL_CONSENT, variables);
  return writeResult(answer, data.customerEmailMarketingConsentUpdate?.userErrors);
}
