import type { AdminClient } from "#app/admin/client.server.ts";
import type { CloseFulfillmentOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CLOSE_FULFILLMENT_ORDER = `#graphql
  mutation closeFulfillmentOrder($id: ID!, $message: String) {
    fulfillmentOrderClose(id: $id, message: $message) {  userErrors { field message } }
  }
` as const;

/** Says that a fulfilment order in progress will not be shipped in full. */
export async function closeFulfillmentOrder(
  client: AdminClient,
  variables: CloseFulfillmentOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("closeFulfillmentOrder", CLOSE_FULFILLMENT_ORDER, variables);
  return writeResult(answer, data.fulfillmentOrderClose?.userErrors);
}
