import type { AdminClient } from "#app/admin/client.server.ts";
import type { DeleteProductMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const DELETE_PRODUCT = `#graphql
  mutation deleteProduct($id: ID!) {
    productDelete(input: { id: $id }) {  userErrors { field message } }
  }
` as const;

/** Deletes a product with its variants. */
export async function deleteProduct(
  client: AdminClient,
  variables: DeleteProductMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("deleteProduct", DELETE_PRODUCT, variables);
  return writeResult(answer, data.productDelete?.userErrors);
}
