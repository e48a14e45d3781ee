// How far the sweep and the filling of the ledger have come in a shop.
import type { PoolClient } from "pg";

/**
 * The sweep has seen everything up to `cursor`, and found so many orders that no webhook had announced. `isDone`: it has
 * come to the end of the list.
 */
export async function markSwept(
  client: PoolClient,
  shop: string,
  { cursor, found, isDone }: { cursor: Date; found: number; isDone: boolean },
): Promise<void> {
  await client.query(
    `update shop set sweep_cursor = greatest(sweep_cursor, $2), sweep_found = sweep_found + $3,
       swept_at = case when $4 then now() else swept_at end where shop = $1`,
    [shop, cursor, found, isDone],
  );
}

/** So many more orders of the past are read. */
export async function countHistory(client: PoolClient, shop: string, orders: number): Promise<void> {
  await client.query("update shop set history_orders = history_orders + $2 where shop = $1", [shop, orders]);
}

/** The past is read: the ledger holds every order created since then. */
export async function completeHistory(client: PoolClient, shop: string, coveredSince: Date): Promise<void> {
  await client.query("update shop set history_from = $2, history_completed_at = now() where shop = $1", [
    shop,
    coveredSince,
  ]);
}
