import type { AdminClient } from "#app/admin/client.server.ts";
import type { SendOrderInvoiceMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SEND_ORDER_INVOICE = `#graphql
  mutation sendOrderInvoice($id: ID!, $email: EmailInput) {
    orderInvoiceSend(id: $id, email: $email) {  userErrors { field message code } }
  }
` as const;

/** Has Shopify mail the invoice. */
export async function sendOrderInvoice(
  client: AdminClient,
  variables: SendOrderInvoiceMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("sendOrderInvoice", SEND_ORDER_INVOICE, variables);
  return writeResult(answer, data.orderInvoiceSend?.userErrors);
}
