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

/**
 * One more page of history is in. `coveredSince`: it was the last one, the ledger holds every order since then.
 */
export async function markHistory(
  client: PoolClient,
  shop: string,
  { cursor, orders, coveredSince }: { cursor: string | null; orders: number; coveredSince: Date | null },
): Promise<void> {
  await client.query(
    `update shop set history_cursor = $2, history_orders = history_orders + $3, history_from = coalesce($4, history_from),
       history_completed_at = case when $4::timestamptz is null then history_completed_at else now() end where shop = $1`,
    [shop, cursor, orders, coveredSince],
  );
}
