import type { AdminClient } from "#app/admin/client.server.ts";
import type { RemoveShippingFromEditMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REMOVE_SHIPPING_FROM_EDIT = `#graphql
  mutation removeShippingFromEdit($id: ID!, $shippingLineId: ID!) {
    orderEditRemoveShippingLine(id: $id, shippingLineId: $shippingLineId) {  userErrors { field message code } }
  }
` as const;

/** Stages that a shipping line goes. */
export async function removeShippingFromEdit(
  client: AdminClient,
  variables: RemoveShippingFromEditMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("removeShippingFromEdit", REMOVE_SHIPPING_FROM_EDIT, variables);
  return writeResult(answer, data.orderEditRemoveShippingLine?.userErrors);
}
