// Orders that were known before their history was kept: it is made of their pictures, some at a time.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";

/** More than every order's id. */
const END = "end";

/** The next orders by id, and how to say that they are done. Empty: all are. */
export async function ordersToBackFill(client: PoolClient, shop: string, most: number): Promise<OrderPicture[]> {
  const { rows } = await client.query<{ seen: OrderPicture }>(
    `select o.seen from order_state o, shop s where s.shop = $1 and o.shop = $1
       and o.order_id collate "C" > coalesce(s.order_events_filled_to, '') order by o.order_id collate "C" limit $2`,
    [shop, most],
  );
  return rows.map(({ seen }) => seen);
}

/** @param upTo id of the last order; null: all are done. */
export async function markBackFilled(client: PoolClient, shop: string, upTo: string | null): Promise<void> {
  await client.query("update shop set order_events_filled_to = $2 where shop = $1", [shop, upTo ?? END]);
}
