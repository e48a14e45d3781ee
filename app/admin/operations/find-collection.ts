import type { AdminClient } from "#app/admin/client.server.ts";
import type { FindCollectionQuery, FindCollectionQueryVariables } from "#app/admin/generated/admin.generated.ts";

const FIND_COLLECTION = `#graphql
  query findCollection($id: ID!, $isId: Boolean!, $handle: String!, $query: String!) {
    collection(id: $id) @include(if: $isId) { ...CollectionState }
    collectionByHandle(handle: $handle) @skip(if: $isId) { ...CollectionState }
    collections(first: 10, query: $query) @skip(if: $isId) { nodes { ...CollectionState } }
  }
  fragment CollectionState on Collection {
    id
    title
    handle
    descriptionHtml
    templateSuffix
    sortOrder
    products(first: 250) { nodes { id } }
  }
` as const;

const found = (data: FindCollectionQuery) => data.collection ?? data.collectionByHandle ?? data.collections?.nodes[0];
export type FindCollection = NonNullable<ReturnType<typeof found>>;

/** A collection by its id, else its handle, else its title; with its first 250 products. */
export async function findCollection(
  client: AdminClient,
  variables: FindCollectionQueryVariables,
): Promise<{ seen: FindCollection | null; points: number }> {
  const { data, points } = await client.send("findCollection", FIND_COLLECTION, variables);
  return { seen: found(data) ?? null, points };
}
