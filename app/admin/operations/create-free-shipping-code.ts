import type { AdminClient } from "#app/admin/client.server.ts";
import type { CreateFreeShippingCodeMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const CREATE_FREE_SHIPPING_CODE = `#graphql
  mutation createFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {
    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {  userErrors { field message code } }
  }
` as const;

/** Creates a discount with one code, for free shipping. */
export async function createFreeShippingCode(
  client: AdminClient,
  variables: CreateFreeShippingCodeMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("createFreeShippingCode", CREATE_FREE_SHIPPING_CODE, variables);
  return writeResult(answer, data.discountCodeFreeShippingCreate?.userErrors);
}
