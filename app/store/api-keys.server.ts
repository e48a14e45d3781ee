// Keys with which programs outside read and write a store's rules.
import type { PoolClient } from "pg";

/** Calls of one key in a minute. */
export const MOST_CALLS = 120;

export async function insertApiKey(
  client: PoolClient,
  shop: string,
  key: { name: string; digest: Buffer; createdBy: string },
): Promise<void> {
  await client.query(
    `insert into api_key (shop, installation, name, digest, created_by)
     select shop, installation, $2, $3, $4 from shop where shop = $1`,
    [shop, key.name, key.digest, key.createdBy],
  );
}

/** False: the shop has no such key in use. */
export async function revokeApiKey(client: PoolClient, shop: string, id: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "update api_key set revoked_at = now() where shop = $1 and id = $2 and revoked_at is null",
    [shop, id],
  );
  return rowCount === 1;
}

/** Counts a call with the key. Null: it is none, was revoked, or belongs to an installation that is gone. */
export async function takeApiCall(
  client: PoolClient,
  shop: string,
  digest: Buffer,
): Promise<{ name: string; calls: number } | null> {
  const { rows } = await client.query<{ name: string; calls: number }>(
    `update api_key k set last_used_at = now(),
       minute_from = case when k.minute_from > now() - interval '1 minute' then k.minute_from else now() end,
       calls_in_minute = case when k.minute_from > now() - interval '1 minute' then k.calls_in_minute + 1 else 1 end
     from shop s
     where k.shop = $1 and k.digest = $2 and k.revoked_at is null
       and s.shop = k.shop and s.installation = k.installation and s.uninstalled_at is null
     returning k.name, k.calls_in_minute as calls`,
    [shop, digest],
  );
  return rows[0] ?? null;
}
