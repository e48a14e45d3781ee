import type { AdminClient } from "#app/admin/client.server.ts";
import type { RequestFulfillmentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REQUEST_FULFILLMENT = `#graphql
  mutation requestFulfillment($id: ID!, $message: String, $notifyCustomer: Boolean) {
    fulfillmentOrderSubmitFulfillmentRequest(id: $id, message: $message, notifyCustomer: $notifyCustomer) {  userErrors { field message } }
  }
` as const;

/** Asks the fulfilment service to ship it. */
export async function requestFulfillment(
  client: AdminClient,
  variables: RequestFulfillmentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("requestFulfillment", REQUEST_FULFILLMENT, variables);
  return writeResult(answer, data.fulfillmentOrderSubmitFulfillmentRequest?.userErrors);
}
