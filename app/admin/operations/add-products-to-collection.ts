import type { AdminClient } from "#app/admin/client.server.ts";
import type { AddProductsToCollectionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const ADD_PRODUCTS_TO_COLLECTION = `#graphql
  mutation addProductsToCollection($id: ID!, $productIds: [ID!]!) {
    collectionAddProducts(id: $id, productIds: $productIds) {  userErrors { field message } }
  }
` as const;

/** Puts products into a collection that is filled by hand. */
export async function addProductsToCollection(
  client: AdminClient,
  variables: AddProductsToCollectionMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send("addProductsToCollection", ADD_PRODUCTS_TO_COLLECTION, variables);
  return writeResult(answer, data.collectionAddProducts?.userErrors);
}
