import type { AdminClient } from "#app/admin/client.server.ts";
import type { CancelFulfillmentMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CANCEL_FULFILLMENT = `#graphql
  mutation cancelFulfillment($id: ID!) {
    fulfillmentCancel(id: $id) {  userErrors { field message } }
  }
` as const;

/** Takes a fulfilment back: its units are to be shipped again. */
export async function cancelFulfillment(
  client: AdminClient,
  variables: CancelFulfillmentMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("cancelFulfillment", CANCEL_FULFILLMENT, variables);
  return writeResult(answer, data.fulfillmentCancel?.userErrors);
}
