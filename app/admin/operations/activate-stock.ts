import type { AdminClient } from "#app/admin/client.server.ts";
import type { ActivateStockMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ACTIVATE_STOCK = `#graphql
  mutation activateStock($inventoryItemId: ID!, $locationId: ID!, $key: String!) {
    inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: $key) {  userErrors { field message } }
  }
` as const;

/** Has an item stocked at a location. */
export async function activateStock(
  client: AdminClient,
  variables: ActivateStockMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("activateStock", ACTIVATE_STOCK, variables);
  return writeResult(answer, data.inventoryActivate?.userErrors);
}
