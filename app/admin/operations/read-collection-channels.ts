import type { AdminClient } from "#app/admin/client.server.ts";
import type {
  ReadCollectionChannelsQuery,
  ReadCollectionChannelsQueryVariables,
} from "#app/admin/generated/admin.generated.ts";

const READ_COLLECTION_CHANNELS = `#graphql
  query readCollectionChannels($id: ID!) {
    collection(id: $id) {
      id
      resourcePublications(first: 50) { nodes { isPublished publication { id } } }
    }
    publications(first: 50) { nodes { id name } }
  }
` as const;

const found = (data: ReadCollectionChannelsQuery) =>
  data.collection ? { ...data.collection, channels: data.publications.nodes } : null;
export type ReadCollectionChannels = NonNullable<ReturnType<typeof found>>;

/** Where a collection is published, and where it could be. Null: Shopify knows no such collection. */
export async function readCollectionChannels(
  client: AdminClient,
  variables: ReadCollectionChannelsQueryVariables,
): Promise<{ seen: ReadCollectionChannels | null; points: number }> {
  const { data, points } = await client.send("readCollectionChannels", READ_COLLECTION_CHANNELS, variables);
  return { seen: found(data), points };
}
