import { askedKeys } from "#app/admin/asked-keys.ts";
import type { AdminClient } from "#app/admin/client.server.ts";
import { metafieldsFromApi } from "#app/admin/metafields-from-api.ts";

const READ_SHOP_METAFIELDS = `#graphql
  query readShopMetafields($keys: [String!]) {
    shop { metafields(first: 50, keys: $keys) { nodes { namespace key value } } }
  }
` as const;

/** The store's own metafields. @param keys "namespace.key", 50 at most; one that is not there is null in the answer. */
export async function readShopMetafields(
  client: AdminClient,
  keys: readonly string[],
): Promise<{ metafields: Record<string, string | null>; points: number }> {
  const { data, points } = await client.send("readShopMetafields", READ_SHOP_METAFIELDS, { keys: askedKeys(keys) });
  return { metafields: metafieldsFromApi(data.shop.metafields.nodes, keys), points };
}
