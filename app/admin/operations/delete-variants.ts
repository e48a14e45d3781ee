import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteVariantsMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_VARIANTS = `#graphql
  mutation deleteVariants($productId: ID!, $ids: [ID!]!) {
    productVariantsBulkDelete(productId: $productId, variantsIds: $ids) {  userErrors { field message code } }
  }
` as const;

/** Deletes variants of one product, all of them or none. */
export async function deleteVariants(
  client: AdminClient,
  variables: DeleteVariantsMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteVariants", DELETE_VARIANTS, variables);
  return writeResult(answer, data.productVariantsBulkDelete?.userErrors);
}
