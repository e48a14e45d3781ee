import type { AdminClient } from "#app/admin/client.server.ts";
import type { RemoveProductsFromCollectionMutationVariables } from "#app/admin/generated/admin.generated.ts";
import { type WriteResult, writeResult } from "#app/admin/write-result.ts";

const REMOVE_PRODUCTS_FROM_COLLECTION = `#graphql
  mutation removeProductsFromCollection($id: ID!, $productIds: [ID!]!) {
    collectionRemoveProducts(id: $id, productIds: $productIds) { job { id } userErrors { field message } }
  }
` as const;

/** Takes products out of a collection that is filled by hand. */
export async function removeProductsFromCollection(
  client: AdminClient,
  variables: RemoveProductsFromCollectionMutationVariables,
): Promise<WriteResult> {
  const { data, ...answer } = await client.send(
    "removeProductsFromCollection",
    REMOVE_PRODUCTS_FROM_COLLECTION,
    variables,
  );
  return writeResult(answer, data.collectionRemoveProducts?.userErrors);
}
