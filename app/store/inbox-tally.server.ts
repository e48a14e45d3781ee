// Counts of what came in and left no row, by hour.
import type { PoolClient } from "pg";

export interface InboxTally {
  /** Webhooks that were there already. */
  duplicates: number;
  /** Whose signature was wrong: they only say that they are of this shop. */
  refused: number;
}

/** Adds to the counts of this hour; nothing where the shop has not installed the app. */
export async function addToInboxTally(
  client: PoolClient,
  shop: string,
  { duplicates, refused }: InboxTally,
): Promise<void> {
  await client.query(
    `insert into inbox_tally as t (shop, hour, installation, duplicates, refused)
     select s.shop, date_trunc('hour', now()), s.installation, $2, $3 from shop s where s.shop = $1
     on conflict (shop, hour) do update set duplicates = t.duplicates + excluded.duplicates, refused = t.refused + excluded.refused`,
    [shop, duplicates, refused],
  );
}
