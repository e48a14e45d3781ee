import type { AdminClient } from "#app/admin/client.server.ts";
import type { AddCustomItemToEditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADD_CUSTOM_ITEM_TO_EDIT = `#graphql
  mutation addCustomItemToEdit($id: ID!, $title: String!, $price: MoneyInput!, $quantity: Int!, $requiresShipping: Boolean, $taxable: Boolean) {
    orderEditAddCustomItem(id: $id, title: $title, price: $price, quantity: $quantity, requiresShipping: $requiresShipping, taxable: $taxable) {  userErrors { field message } }
  }
` as const;

/** Stages a line without a product. */
export async function addCustomItemToEdit(
  client: AdminClient,
  variables: AddCustomItemToEditMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("addCustomItemToEdit", ADD_CUSTOM_ITEM_TO_EDIT, variables);
  return writeResult(answer, data.orderEditAddCustomItem?.userErrors);
}
