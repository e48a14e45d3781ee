import type { AdminClient } from "#app/admin/client.server.ts";
import type { ReadChannelsQuery, ReadChannelsQueryVariables } from "#app/admin/generated/admin.generated.ts";

const READ_CHANNELS = `#graphql
  query readChannels($id: ID!) {
    product(id: $id) {
      id
      resourcePublications(first: 50) { nodes { isPublished publication { id } } }
    }
    publications(first: 50) { nodes { id name } }
  }
` as const;

const found = (data: ReadChannelsQuery) =>
  data.product ? { ...data.product, channels: data.publications.nodes } : null;
export type ReadChannels = NonNullable<ReturnType<typeof found>>;

/** Where a product is published, and where it could be. Null: Shopify knows no such product. */
export async function readChannels(
  client: AdminClient,
  variables: ReadChannelsQueryVariables,
): Promise<{ seen: ReadChannels | null; points: number }> {
  const { data, points } = await client.send("readChannels", READ_CHANNELS, variables);
  return { seen: found(data) ?? null, points };
}
