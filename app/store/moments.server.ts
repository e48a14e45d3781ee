// Moments of orders: rows of the timer table whose rule_id is the event. The unique key makes each come once.
import type { PoolClient } from "pg";
import type { EventName } from "#app/rules/trigger.ts";

const PAYMENT_DUE = "order.payment_due" satisfies EventName;
const AUTHORIZATION_EXPIRING = "order.authorization_expiring" satisfies EventName;

/** Plans when payments fall due, as orders' pictures say. @param since what fell due before is past. */
export async function planPaymentsDue(
  client: PoolClient,
  shop: string,
  installation: number,
  since: Date,
): Promise<void> {
  // The words of the partial index.
  await client.query(
    `insert into timer (shop, installation, kind, rule_id, lane_kind, lane_key, due_at)
     select $1, $2, 'moment', $3, 'order', order_id, (seen->'payment_terms'->>'due_at')::timestamptz from order_state
     where shop = $1 and seen->'payment_terms'->>'due_at' is not null
       and financial_status in ('pending', 'partially_paid', 'authorized', 'unpaid')
       and (seen->'payment_terms'->>'due_at')::timestamptz > $4
     on conflict (shop, kind, rule_id, lane_kind, lane_key, due_at) do nothing`,
    [shop, installation, PAYMENT_DUE, since],
  );
}

/** Orders with an authorisation, changed since `since`, of which the end was not read since then; the newest first. */
export async function listUnreadAuthorizations(
  client: PoolClient,
  shop: string,
  since: Date,
  most: number,
): Promise<{ orderId: string; updatedAt: Date }[]> {
  const { rows } = await client.query<{ orderId: string; updatedAt: Date }>(
    `select order_id as "orderId", updated_at as "updatedAt" from order_state
     where shop = $1 and financial_status in ('authorized', 'partially_paid')
       and updated_at > $2::timestamptz - interval '31 days'
       and (authorizations_read_at is null or authorizations_read_at < updated_at)
     order by updated_at desc limit $3`,
    [shop, since, most],
  );
  return rows;
}

/** Plans when authorisations are about to end, and notes that they were read. @param orders `at` null: none ends. */
export async function planMoments(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: readonly { orderId: string; updatedAt: Date; at: Date | null }[],
): Promise<void> {
  const planned = orders.flatMap(({ orderId, at }) => (at ? [{ orderId, at }] : []));
  await client.query(
    `insert into timer (shop, installation, kind, rule_id, lane_kind, lane_key, due_at)
     select $1, $2, 'moment', $3, 'order', o.id, o.at from unnest($4::text[], $5::timestamptz[]) as o (id, at)
     on conflict (shop, kind, rule_id, lane_kind, lane_key, due_at) do nothing`,
    [shop, installation, AUTHORIZATION_EXPIRING, planned.map(({ orderId }) => orderId), planned.map(({ at }) => at)],
  );
  await client.query(
    `update order_state s set authorizations_read_at = o.at from unnest($2::text[], $3::timestamptz[]) as o (id, at)
     where s.shop = $1 and s.order_id = o.id`,
    [shop, orders.map(({ orderId }) => orderId), orders.map(({ updatedAt }) => updatedAt)],
  );
}
