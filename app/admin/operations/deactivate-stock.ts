import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeactivateStockMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DEACTIVATE_STOCK = `#graphql
  mutation deactivateStock($inventoryLevelId: ID!) {
    inventoryDeactivate(inventoryLevelId: $inventoryLevelId) {  userErrors { field message } }
  }
` as const;

/** Has an item stocked at a location no more. */
export async function deactivateStock(
  client: AdminClient,
  variables: DeactivateStockMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deactivateStock", DEACTIVATE_STOCK, variables);
  return writeResult(answer, data.inventoryDeactivate?.userErrors);
}
