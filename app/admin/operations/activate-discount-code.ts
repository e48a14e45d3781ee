import type { AdminClient } from "#app/admin/client.server.ts";
import type { ActivateDiscountCodeMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ACTIVATE_DISCOUNT_CODE = `#graphql
  mutation activateDiscountCode($id: ID!) {
    discountCodeActivate(id: $id) {  userErrors { field message code } }
  }
` as const;

/** Switches a discount with codes on. */
export async function activateDiscountCode(
  client: AdminClient,
  variables: ActivateDiscountCodeMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("activateDiscountCode", ACTIVATE_DISCOUNT_CODE, variables);
  return writeResult(answer, data.discountCodeActivate?.userErrors);
}
