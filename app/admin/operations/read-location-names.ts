import type { AdminClient } from "#app/admin/client.server.ts";
import { idOf } from "#app/admin/gid.ts";

const READ_LOCATION_NAMES = `#graphql
  query readLocationNames {
    locations(first: 200, includeLegacy: true) { nodes { id name } }
  }
` as const;

/** The locations of a store, those of fulfilment services too: 200 is the most that Shopify allows without a request. */
export async function readLocationNames(
  client: AdminClient,
): Promise<{ locations: { id: string; name: string }[]; points: number }> {
  const { data, points } = await client.send("readLocationNames", READ_LOCATION_NAMES, {});
  return { locations: data.locations.nodes.map(({ id, name }) => ({ id: idOf(id), name })), points };
}
