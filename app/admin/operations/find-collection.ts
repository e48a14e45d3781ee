import type { AdminClient } from "#app/admin/client.server.ts";
import type { FindCollectionQuery } from "#app/admin/generated/admin.generated.ts";
import { gidOf } from "#app/admin/gid.ts";
import { searchTerm } from "#app/admin/search-term.ts";

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

const ID = /^(?:gid:\/\/shopify\/collection\/)?(\d+)$/i;

/**
 * A collection with its first 250 products.
 * @param wanted how somebody named it: its id (digits or gid), else its handle, else its title; or by handle or title alone.
 */
export async function findCollection(
  client: AdminClient,
  wanted: { named: string } | { titled: string },
): Promise<{ seen: FindCollection | null; points: number }> {
  const digits = "named" in wanted ? ID.exec(wanted.named)?.[1] : undefined;
  const title = "named" in wanted ? wanted.named : wanted.titled;
  const { data, points } = await client.send("findCollection", FIND_COLLECTION, {
    id: gidOf("Collection", digits ?? "1"),
    isId: digits !== undefined,
    handle: title,
    query: searchTerm("title", title),
  });
  return { seen: found(data) ?? null, points };
}
