import type { AdminClient } from "#app/admin/client.server.ts";
import type { RescheduleFulfillmentOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const RESCHEDULE_FULFILLMENT_ORDER = `#graphql
  mutation rescheduleFulfillmentOrder($id: ID!, $fulfillAt: DateTime!) {
    fulfillmentOrderReschedule(id: $id, fulfillAt: $fulfillAt) {  userErrors { field message code } }
  }
` as const;

/** Sets when a scheduled fulfilment order becomes ready. */
export async function rescheduleFulfillmentOrder(
  client: AdminClient,
  variables: RescheduleFulfillmentOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("rescheduleFulfillmentOrder", RESCHEDULE_FULFILLMENT_ORDER, variables);
  return writeResult(answer, data.fulfillmentOrderReschedule?.userErrors);
}
