import type { AdminClient } from "#app/admin/client.server.ts";
import type { AddShippingToEditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADD_SHIPPING_TO_EDIT = `#graphql
  mutation addShippingToEdit($id: ID!, $title: String!, $price: MoneyInput!) {
    orderEditAddShippingLine(id: $id, shippingLine: { title: $title, price: $price }) {  userErrors { field message code } }
  }
` as const;

/** Stages a shipping line. */
export async function addShippingToEdit(
  client: AdminClient,
  variables: AddShippingToEditMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("addShippingToEdit", ADD_SHIPPING_TO_EDIT, variables);
  return writeResult(answer, data.orderEditAddShippingLine?.userErrors);
}
