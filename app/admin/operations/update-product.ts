import type { AdminClient } from "#app/admin/client.server.ts";
import type { UpdateProductMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const UPDATE_PRODUCT = `#graphql
  mutation updateProduct($id: ID!, $status: ProductStatus, $title: String, $productType: String, $vendor: String, $descriptionHtml: String, $templateSuffix: String, $handle: String) {
    productUpdate(product: { id: $id, status: $status, title: $title, productType: $productType, vendor: $vendor, descriptionHtml: $descriptionHtml, templateSuffix: $templateSuffix, handle: $handle }) {  userErrors { field message } }
  }
` as const;

/** Writes what is given; what is left out stays. Tags are never among it. */
export async function updateProduct(
  client: AdminClient,
  variables: UpdateProductMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("updateProduct", UPDATE_PRODUCT, variables);
  return writeResult(answer, data.productUpdate?.userErrors);
}
