import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteDiscountCodeMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_DISCOUNT_CODE = `#graphql
  mutation deleteDiscountCode($id: ID!) {
    discountCodeDelete(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Deletes a discount with its codes. */
export async function deleteDiscountCode(
  client: AdminClient,
  variables: DeleteDiscountCodeMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteDiscountCode", DELETE_DISCOUNT_CODE, variables);
  return writeResult(answer, data.discountCodeDelete?.userErrors);
}
