// Our own ledger of orders in shop money: what each customer spent, and since when we know it.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";

/** Test orders and voided ones move no money; of deleted ones nothing is left that counts. */
function counts(order: OrderPicture): boolean {
  return !order.test && order.financial_status !== "voided";
}

export interface LedgerChange {
  /** One of them, where several changed for the same reason. */
  orderId: string;
  customerId: string;
}

/**
 * Writes what these orders are worth; a newer row stays. What the history of an order and of a customer says holds, whatever comes late:
 * a deleted order does not count, and one of a merged customer belongs to the one who was kept. Returns the customers whose spend changed by it: also the
 * former customer of an order that moved to another.
 */
export async function saveLedger(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: OrderPicture[],
): Promise<LedgerChange[]> {
  if (!orders.length) return [];
  const { rows } = await client.query<{ order_id: string; customer_id: string | null; was_customer_id: string | null }>(
    `with wanted as (
       select o.order_id, coalesce(m.kept, o.customer_id) as customer_id, o.created_at, o.updated_at, o.received, o.currency,
         o.counts and not exists (select from order_event d where d.shop = $1 and d.kind = 'deleted' and d.of = o.order_id) as counts
       from unnest($3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::numeric[], $8::text[], $9::boolean[])
         as o (order_id, customer_id, created_at, updated_at, received, currency, counts)
       left join lateral (select e.key as kept from record_event e
         where e.shop = $1 and e.event = 'merged' and e.of = o.customer_id limit 1) m on true
     ), was as (
       select l.order_id, l.customer_id, case when l.counts then l.received else 0 end as spent
       from wanted cross join lateral (select * from ledger_order where shop = $1 and order_id = wanted.order_id offset 0) l
     ), saved as (
       insert into ledger_order (shop, installation, order_id, customer_id, created_at, updated_at, received, currency, counts)
       select $1, $2, order_id, customer_id, created_at, updated_at, received, currency, counts from wanted
       on conflict (shop, order_id) do update set
         installation = excluded.installation, customer_id = excluded.customer_id, created_at = excluded.created_at,
         updated_at = excluded.updated_at, received = excluded.received, currency = excluded.currency, counts = excluded.counts
       where excluded.updated_at >= ledger_order.updated_at
         and (ledger_order.customer_id, ledger_order.created_at, ledger_order.received, ledger_order.currency, ledger_order.counts)
           is distinct from (excluded.customer_id, excluded.created_at, excluded.received, excluded.currency, excluded.counts)
       returning order_id, customer_id, case when counts then received else 0 end as spent
     )
     select s.order_id, s.customer_id, w.customer_id as was_customer_id from saved s left join was w using (order_id)
     where s.spent <> coalesce(w.spent, 0) or (s.customer_id is distinct from w.customer_id and s.spent <> 0)`,
    [
      shop,
      installation,
      orders.map((order) => order.id),
      orders.map((order) => order.customer_id),
      orders.map((order) => order.created_at),
      orders.map((order) => order.updated_at),
      orders.map((order) => order.total_received),
      orders.map((order) => order.currency),
      orders.map(counts),
    ],
  );
  return rows.flatMap((row) =>
    [...new Set([row.customer_id, row.was_customer_id])]
      .filter((customerId) => customerId !== null)
      .map((customerId) => ({ orderId: row.order_id, customerId })),
  );
}

/** Of orders that were deleted nothing counts any more. Returns whose spend changed by it. */
export async function dropFromLedger(client: PoolClient, shop: string, orderIds: string[]): Promise<LedgerChange[]> {
  if (!orderIds.length) return [];
  const { rows } = await client.query<LedgerChange>(
    `update ledger_order set counts = false where shop = $1 and order_id = any($2::text[]) and counts
     returning order_id as "orderId", customer_id as "customerId"`,
    [shop, orderIds],
  );
  return rows.filter(({ customerId }) => customerId !== null);
}

/** Two customers are one: the orders of the one who is gone are those of the one who was kept, in the ledger and wherever they are looked up. */
export async function moveInLedger(
  client: PoolClient,
  shop: string,
  merges: readonly { kept: string; gone: string }[],
): Promise<LedgerChange[]> {
  if (!merges.length) return [];
  const pairs = [shop, merges.map(({ gone }) => gone), merges.map(({ kept }) => kept)];
  const PAIRS = "unnest($2::text[], $3::text[]) as m (gone, kept)";
  await client.query(
    `update order_state o set customer_id = m.kept from ${PAIRS} where o.shop = $1 and o.customer_id = m.gone`,
    pairs,
  );
  const { rows } = await client.query<LedgerChange>(
    `with moved as (
       update ledger_order l set customer_id = m.kept from ${PAIRS} where l.shop = $1 and l.customer_id = m.gone
       returning l.order_id, m.kept
     ) select min(order_id) as "orderId", kept as "customerId" from moved group by kept`,
    pairs,
  );
  return rows;
}

/** As much of an order as the ledger holds: what else a rule asks of it is not known. */
export type LedgerOrder = Pick<OrderPicture, "id" | "created_at" | "total_received">;

/** What our own ledger says of these customers: their orders that count, oldest first. */
export async function getLedger(
  client: PoolClient,
  shop: string,
  customerIds: string[],
): Promise<Map<string, LedgerOrder[]>> {
  const customers = new Map(customerIds.map((customerId) => [customerId, [] as LedgerOrder[]]));
  if (!customerIds.length) return customers;
  const { rows } = await client.query(
    `select customer_id, order_id, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
       case when received = round(received, 2) then round(received, 2) else trim_scale(received) end::text as received
     from ledger_order where shop = $1 and customer_id = any($2::text[]) and counts order by created_at, order_id`,
    [shop, customerIds],
  );
  for (const row of rows)
    customers
      .get(row.customer_id)
      ?.push({ id: row.order_id, created_at: row.created_at, total_received: row.received });
  return customers;
}

/**
 * The newest orders of these customers with all that we know of them, oldest first, at most so many a customer.
 * `isWhole` false: there are older ones.
 */
export async function getOrdersOf(
  client: PoolClient,
  shop: string,
  customerIds: string[],
  most: number,
): Promise<Map<string, { orders: OrderPicture[]; isWhole: boolean }>> {
  const customers = new Map(customerIds.map((id) => [id, { orders: [] as OrderPicture[], isWhole: true }]));
  if (!customerIds.length) return customers;
  const { rows } = await client.query<{ customer_id: string; seen: OrderPicture }>(
    `select c.customer_id, o.seen from unnest($2::text[]) as c (customer_id) cross join lateral (
       select seen, created_at, order_id from order_state where shop = $1 and customer_id = c.customer_id and seen ? 'id'
       order by created_at desc, order_id desc limit $3) o
     order by o.created_at desc, o.order_id desc`,
    [shop, customerIds, most + 1],
  );
  for (const row of rows) {
    const known = customers.get(row.customer_id);
    if (!known) continue;
    if (known.orders.length < most) known.orders.unshift(row.seen);
    else known.isWhole = false;
  }
  return customers;
}

/** After the ledger is filled: every customer in it is looked at once, behind all live work. */
export async function nudgeCustomersWithOrders(client: PoolClient, shop: string, installation: number): Promise<void> {
  await client.query(
    `insert into delivery_key (shop, installation, webhook_id, topic, source, lane_kind, lane_key)
     select $1, $2::int, 'history:' || $2 || ':' || customer_id, 'ledger/filled', 'HISTORY', 'customer', customer_id
     from ledger_order where shop = $1 and customer_id is not null and counts and received > 0
     group by customer_id order by customer_id
     on conflict (shop, webhook_id) do nothing`,
    [shop, installation],
  );
  await client.query(
    `insert into lane as l (shop, kind, key, priority, wanted, due_at)
     select $1, 'customer', lane_key, 10, 1, now() from delivery_key
     where shop = $1 and lane_kind = 'customer' and source = 'HISTORY' and status = 'RECEIVED' order by lane_key
     on conflict (shop, kind, key) do update set wanted = l.wanted + 1, due_at = least(l.due_at, excluded.due_at),
       priority = case when l.due_at is null then excluded.priority else least(l.priority, excluded.priority) end`,
    [shop],
  );
}
