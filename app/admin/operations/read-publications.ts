import type { AdminClient } from "#app/admin/client.server.ts";

const READ_PUBLICATIONS = `#graphql
  query readPublications {
    publications(first: 50) { nodes { id name } }
  }
` as const;

/** The store's sales channels. */
export async function readPublications(
  client: AdminClient,
): Promise<{ publications: { id: string; name: string }[]; points: number }> {
  const { data, points } = await client.send("readPublications", READ_PUBLICATIONS, {});
  return { publications: data.publications.nodes, points };
}
