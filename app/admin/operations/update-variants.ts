import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateVariantsMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_VARIANTS = `#graphql
  mutation updateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) {  userErrors { field message code } }
  }
` as const;

/** Writes what is given of variants of one product, all of them or none. */
export async function updateVariants(
  client: AdminClient,
  variables: UpdateVariantsMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateVariants", UPDATE_VARIANTS, variables);
  return writeResult(answer, data.productVariantsBulkUpdate?.userErrors);
}
