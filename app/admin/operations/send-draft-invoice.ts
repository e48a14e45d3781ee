import type { AdminClient } from "#app/admin/client.server.ts";
import type { SendDraftInvoiceMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SEND_DRAFT_INVOICE = `#graphql
  mutation sendDraftInvoice($id: ID!, $email: EmailInput) {
    draftOrderInvoiceSend(id: $id, email: $email) {  userErrors { field message } }
  }
` as const;

/** Has Shopify mail the invoice of a draft order. */
export async function sendDraftInvoice(
  client: AdminClient,
  variables: SendDraftInvoiceMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("sendDraftInvoice", SEND_DRAFT_INVOICE, variables);
  return writeResult(answer, data.draftOrderInvoiceSend?.userErrors);
}
