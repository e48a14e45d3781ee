import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReopenOrderMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REOPEN_ORDER = `#graphql
  mutation reopenOrder($id: ID!) {
    orderOpen(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Takes an order out of the archive. */
export async function reopenOrder(client: AdminClient, variables: ReopenOrderMutationVariables): Promise<WriteResult> {
  const { data, ...answer } = await client.send("reopenOrder", REOPEN_ORDER, variables);
  return writeResult(answer, data.orderOpen?.userErrors);
}
