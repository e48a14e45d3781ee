import type { AdminClient } from "#app/admin/client.server.ts";
import type { MarkOrderAsPaidMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const MARK_ORDER_AS_PAID = `#graphql
  mutation markOrderAsPaid($id: ID!) {
    orderMarkAsPaid(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Records that what is outstanding was paid outside Shopify. */
export async function markOrderAsPaid(
  client: AdminClient,
  variables: MarkOrderAsPaidMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("markOrderAsPaid", MARK_ORDER_AS_PAID, variables);
  return writeResult(answer, data.orderMarkAsPaid?.userErrors);
}
