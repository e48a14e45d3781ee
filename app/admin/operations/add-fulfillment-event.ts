import type { AdminClient } from "#app/admin/client.server.ts";
import type { AddFulfillmentEventMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADD_FULFILLMENT_EVENT = `#graphql
  mutation addFulfillmentEvent($event: FulfillmentEventInput!) {
    fulfillmentEventCreate(fulfillmentEvent: $event) {  userErrors { field message } }
  }
` as const;

/** Adds to what happened to a parcel. */
export async function addFulfillmentEvent(
  client: AdminClient,
  variables: AddFulfillmentEventMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("addFulfillmentEvent", ADD_FULFILLMENT_EVENT, variables);
  return writeResult(answer, data.fulfillmentEventCreate?.userErrors);
}
