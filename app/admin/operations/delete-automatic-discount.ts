import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteAutomaticDiscountMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_AUTOMATIC_DISCOUNT = `#graphql
  mutation deleteAutomaticDiscount($id: ID!) {
    discountAutomaticDelete(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Deletes an automatic discount. */
export async function deleteAutomaticDiscount(
  client: AdminClient,
  variables: DeleteAutomaticDiscountMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteAutomaticDiscount", DELETE_AUTOMATIC_DISCOUNT, variables);
  return writeResult(answer, data.discountAutomaticDelete?.userErrors);
}
