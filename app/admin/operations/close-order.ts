import type { AdminClient } from "#app/admin/client.server.ts";
import type { CloseOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CLOSE_ORDER = `#graphql
  mutation closeOrder($id: ID!) {
    orderClose(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Archives an order. */
export async function closeOrder(client: AdminClient, variables: CloseOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("closeOrder", CLOSE_ORDER, variables);
  return writeResult(answer, data.orderClose?.userErrors);
}
