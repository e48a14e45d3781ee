import type { AdminClient } from "#app/admin/client.server.ts";
import type { MoveFulfillmentOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const MOVE_FULFILLMENT_ORDER = `#graphql
  mutation moveFulfillmentOrder($id: ID!, $newLocationId: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
    fulfillmentOrderMove(id: $id, newLocationId: $newLocationId, fulfillmentOrderLineItems: $lines) {  userErrors { field message code } }
  }
` as const;

/** Moves a fulfilment order, or some of its units, to another location. Units that move alone get a fulfilment order of their own. */
export async function moveFulfillmentOrder(
  client: AdminClient,
  variables: MoveFulfillmentOrderMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("moveFulfillmentOrder", MOVE_FULFILLMENT_ORDER, variables);
  return writeResult(answer, data.fulfillmentOrderMove?.userErrors);
}
