import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_ORDER = `#graphql
  mutation deleteOrder($orderId: ID!) {
    orderDelete(orderId: $orderId) {  userErrors { field message code } }
  }
` as const;

/** Deletes an order that Shopify lets go: a test, a cancelled one, one that nobody paid online. */
export async function deleteOrder(client: AdminClient, variables: DeleteOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteOrder", DELETE_ORDER, variables);
  return writeResult(answer, data.orderDelete?.userErrors);
}
