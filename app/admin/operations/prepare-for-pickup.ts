import type { AdminClient } from "#app/admin/client.server.ts";
import type { PrepareForPickupMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const PREPARE_FOR_PICKUP = `#graphql
  mutation prepareForPickup($id: ID!) {
    fulfillmentOrderLineItemsPreparedForPickup(input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $id }] }) {  userErrors { field message code } }
  }
` as const;

/** Says that the goods lie ready; Shopify tells the customer. */
export async function prepareForPickup(
  client: AdminClient,
  variables: PrepareForPickupMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("prepareForPickup", PREPARE_FOR_PICKUP, variables);
  return writeResult(answer, data.fulfillmentOrderLineItemsPreparedForPickup?.userErrors);
}
