import type { AdminClient } from "#app/admin/client.server.ts";
import type { RequestFulfillmentCancellationMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REQUEST_FULFILLMENT_CANCELLATION = `#graphql
  mutation requestFulfillmentCancellation($id: ID!, $message: String) {
    fulfillmentOrderSubmitCancellationRequest(id: $id, message: $message) {  userErrors { field message } }
  }
` as const;

/** Asks the fulfilment service to give it back. */
export async function requestFulfillmentCancellation(
  client: AdminClient,
  variables: RequestFulfillmentCancellationMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send(
    "requestFulfillmentCancellation",
    REQUEST_FULFILLMENT_CANCELLATION,
    variables,
  );
  return writeResult(answer, data.fulfillmentOrderSubmitCancellationRequest?.userErrors);
}
