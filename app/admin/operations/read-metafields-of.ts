import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { datedMetafieldsFromApi } from "#app/admin/metafields-from-api.ts";

const READ_METAFIELDS_OF = `#graphql
  query readMetafieldsOf($ids: [ID!]!, $keys: [String!]) {
    nodes(ids: $ids) {
      id
      ... on HasMetafields {
        metafields(first: 50, keys: $keys) { nodes { namespace key value createdAt updatedAt } }
      }
    }
  }
` as const;

type Dated = ReturnType<typeof datedMetafieldsFromApi>;
interface Owner {
  id: string;
  metafields?: { nodes: Parameters<typeof datedMetafieldsFromApi>[0] };
}

/**
 * The metafields of those names that records have, by the records' gids. One that Shopify does not show is left out.
 * @param keys "namespace.key", at least one
 */
export async function readMetafieldsOf(
  client: AdminClient,
  { gids, keys }: { gids: readonly string[]; keys: readonly string[] },
): Promise<{ metafields: Map<string, Dated>; points: number }> {
  const { data, points } = await client.send("readMetafieldsOf", READ_METAFIELDS_OF, {
    ids: [...gids],
    keys: askedKeys(keys),
  });
  const owners = (data.nodes as (Owner | null)[]).flatMap((node) => (node?.metafields ? [node] : []));
  return {
    metafields: new Map(
      owners.map(({ id, metafields }) => [id, datedMetafieldsFromApi(metafields?.nodes ?? [], keys)]),
    ),
    points,
  };
}
