import type { AdminClient } from "#app/admin/client.server.ts";
import type { SetStockMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const SET_STOCK = `#graphql
  mutation setStock($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) {  userErrors { field message code } }
  }
` as const;

/** Sets quantities, where each is still what it is said to have been. */
export async function setStock(client: AdminClient, variables: SetStockMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("setStock", SET_STOCK, variables);
  return writeResult(answer, data.inventorySetQuantities?.userErrors);
}
