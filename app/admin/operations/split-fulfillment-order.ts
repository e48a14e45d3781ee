import type { AdminClient } from "#app/admin/client.server.ts";
import type { SplitFulfillmentOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SPLIT_FULFILLMENT_ORDER = `#graphql
  mutation splitFulfillmentOrder($id: ID!, $lines: [FulfillmentOrderLineItemInput!]!) {
    fulfillmentOrderSplit(fulfillmentOrderSplits: [{ fulfillmentOrderId: $id, fulfillmentOrderLineItems: $lines }]) {  userErrors { field message code } }
  }
` as const;

/** Gives the named units a fulfilment order of their own, at the same location. */
export async function splitFulfillmentOrder(
  client: AdminClient,
  variables: SplitFulfillmentOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("splitFulfillmentOrder", SPLIT_FULFILLMENT_ORDER, variables);
  return writeResult(answer, data.fulfillmentOrderSplit?.userErrors);
}
