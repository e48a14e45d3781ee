import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateTrackingMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_TRACKING = `#graphql
  mutation updateTracking($fulfillmentId: ID!, $tracking: FulfillmentTrackingInput!, $notifyCustomer: Boolean) {
    fulfillmentTrackingInfoUpdate(fulfillmentId: $fulfillmentId, trackingInfoInput: $tracking, notifyCustomer: $notifyCustomer) {  userErrors { field message } }
  }
` as const;

/** Writes how a parcel is followed. */
export async function updateTracking(
  client: AdminClient,
  variables: UpdateTrackingMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateTracking", UPDATE_TRACKING, variables);
  return writeResult(answer, data.fulfillmentTrackingInfoUpdate?.userErrors);
}
