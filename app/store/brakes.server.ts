// Whether anything may be written to a store right now. Asked before each send.
import type { PoolClient } from "pg";

/** The brake that is pulled, in words; null: writing is allowed. */
export async function readBrake(client: PoolClient, shop: string, installation: number): Promise<string | null> {
  const { rows } = await client.query(
    `select mode, writes_paused_at, uninstalled_at, installation from shop where shop = $1`,
    [shop],
  );
  const [row] = rows;
  if (!row || row.uninstalled_at || row.installation !== installation) return "The app is not installed any more.";
  if (row.writes_paused_at) return "All writes are paused.";
  if (row.mode !== "LIVE") return "The app is only watching.";
  return null;
}
