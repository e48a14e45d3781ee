import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateSmsConsentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_SMS_CONSENT = `#graphql
  mutation updateSmsConsent($input: CustomerSmsMarketingConsentUpdateInput!) {
    customerSmsMarketingConsentUpdate(input: $input) {  userErrors { field message code } }
  }
` as const;

/** Writes whether a customer wants marketing by SMS. */
export async function updateSmsConsent(
  client: AdminClient,
  variables: UpdateSmsConsentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateSmsConsent", UPDATE_SMS_CONSENT, variables);
  return writeResult(answer, data.customerSmsMarketingConsentUpdate?.userErrors);
}
