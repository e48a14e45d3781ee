// The locations of a store as they were read last: for whoever sets the app up, and for previews.
import type { PoolClient } from "pg";
import type { Facts } from "#app/rules/facts.ts";

type Locations = NonNullable<Facts["locations"]>;

/** Writes nothing where they are as they were. */
export async function saveLocations(client: PoolClient, shop: string, locations: Locations): Promise<void> {
  await client.query("update shop set locations = $2 where shop = $1 and locations is distinct from $2::jsonb", [
    shop,
    JSON.stringify(locations),
  ]);
}
