import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeactivateDiscountCodeMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DEACTIVATE_DISCOUNT_CODE = `#graphql
  mutation deactivateDiscountCode($id: ID!) {
    discountCodeDeactivate(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Switches a discount with codes off: it ends now. */
export async function deactivateDiscountCode(
  client: AdminClient,
  variables: DeactivateDiscountCodeMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deactivateDiscountCode", DEACTIVATE_DISCOUNT_CODE, variables);
  return writeResult(answer, data.discountCodeDeactivate?.userErrors);
}
