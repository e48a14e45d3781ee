import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateDiscountCodeMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_DISCOUNT_CODE = `#graphql
  mutation createDiscountCode($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {  userErrors { field message code } }
  }
` as const;

/** Creates a discount with one code. */
export async function createDiscountCode(
  client: AdminClient,
  variables: CreateDiscountCodeMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createDiscountCode", CREATE_DISCOUNT_CODE, variables);
  return writeResult(answer, data.discountCodeBasicCreate?.userErrors);
}
