import type { AdminClient } from "#app/admin/client.server.ts";

const READ_METAFIELD = `#graphql
  query readMetafield($id: ID!, $isShop: Boolean!, $namespace: String!, $key: String!) {
    node(id: $id) @skip(if: $isShop) {
      id
      ... on HasMetafields { metafield(namespace: $namespace, key: $key) { type value } }
    }
    shop @include(if: $isShop) { id metafield(namespace: $namespace, key: $key) { type value } }
  }
` as const;

export interface ReadMetafield {
  /** Gid of the record that has it: of the store, its own. */
  id: string;
  /** Null: it is not set. */
  metafield: { type: string; value: string } | null;
}

/** One metafield of the store, or of any record that has some. Null: Shopify knows no such record. */
export async function readMetafield(
  client: AdminClient,
  variables: { id: string; isShop: boolean; namespace: string; key: string },
): Promise<{ seen: ReadMetafield | null; points: number }> {
  const { data, points } = await client.send("readMetafield", READ_METAFIELD, variables);
  const owner = (data.shop ?? data.node) as ReadMetafield | null | undefined;
  return { seen: owner ? { id: owner.id, metafield: owner.metafield ?? null } : null, points };
}
