// What orders are called.
import type { PoolClient } from "pg";

/** @returns the names by id, of those that we know. */
export async function orderNameOf(
  client: PoolClient,
  shop: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!orderIds.length) return new Map();
  const { rows } = await client.query<{ order_id: string; name: string }>(
    "select order_id, name from order_state where shop = $1 and order_id = any($2::text[])",
    [shop, orderIds],
  );
  return new Map(rows.map(({ order_id, name }) => [order_id, name]));
}
