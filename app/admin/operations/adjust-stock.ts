import type { AdminClient } from "#app/admin/client.server.ts";
import type { AdjustStockMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADJUST_STOCK = `#graphql
  mutation adjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
    inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {  userErrors { field message code } }
  }
` as const;

/** Adds to quantities. The same key within 24 hours counts once. */
export async function adjustStock(client: AdminClient, variables: AdjustStockMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("adjustStock", ADJUST_STOCK, variables);
  return writeResult(answer, data.inventoryAdjustQuantities?.userErrors);
}
