import type { AdminClient } from "#app/admin/client.server.ts";
import type { SetEditQuantityMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SET_EDIT_QUANTITY = `#graphql
  mutation setEditQuantity($id: ID!, $lineItemId: ID!, $quantity: Int!, $restock: Boolean) {
    orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: $restock) {  userErrors { field message } }
  }
` as const;

/** Stages another quantity of a line; 0 removes it. */
export async function setEditQuantity(
  client: AdminClient,
  variables: SetEditQuantityMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("setEditQuantity", SET_EDIT_QUANTITY, variables);
  return writeResult(answer, data.orderEditSetQuantity?.userErrors);
}
