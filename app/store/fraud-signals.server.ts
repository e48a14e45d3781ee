// Which signals of the fraud check counted against which orders: the scorecard reads what became of them.
import type { PoolClient } from "pg";

export interface OrderSignals {
  orderId: string;
  /** Of the order, by Shopify's clock. */
  createdAt: string;
  /** Those that count now; one that counted before and does no more stays written. */
  signals: readonly { code: string; points: number }[];
  isDisputed: boolean;
}

export async function saveFraudSignals(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: readonly OrderSignals[],
): Promise<void> {
  const rows = orders.flatMap(({ signals, ...order }) => signals.map((signal) => ({ ...order, ...signal })));
  if (rows.length)
    await client.query(
      `insert into fraud_signal as s (shop, installation, order_id, code, points, created_at)
       select $1, $2, w.* from unnest($3::text[], $4::text[], $5::smallint[], $6::timestamptz[]) as w (order_id, code, points, created_at)
       order by order_id, code
       on conflict (shop, order_id, code) do update set points = excluded.points where s.points <> excluded.points`,
      [
        ...[shop, installation],
        rows.map(({ orderId }) => orderId),
        rows.map(({ code }) => code),
        rows.map(({ points }) => points),
        rows.map(({ createdAt }) => createdAt),
      ],
    );
  const disputed = orders.filter(({ isDisputed }) => isDisputed).map(({ orderId }) => orderId);
  if (disputed.length)
    await client.query(
      `update fraud_signal set disputed = true where shop = $1 and order_id = any($2::text[]) and not disputed`,
      [shop, disputed],
    );
}
