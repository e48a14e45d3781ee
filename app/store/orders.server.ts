// What we know of each order (seen, decided) and which fulfilment orders belong to it.
import type { PoolClient } from "pg";
import type { OrderPicture } from "#app/rules/facts.ts";

export interface OrderRecord {
  orderId: string;
  installation: number;
  /** The newest picture; null: it is kept in a form that is not ours any more. */
  seen: OrderPicture | null;
  /** The picture that the last run decided on, with our own writes folded in; null: never decided. */
  decided: OrderPicture | null;
  flags: string[];
  /** Rules that matched at the last look, with the record: "rule/gid". */
  matched: string[];
  lastRunId: number | null;
  /** Shopify's own time of our last confirmed write to it; null: there was none. */
  lastWriteAt: Date | null;
}

/** The records of these orders; an order we have never seen has no entry. */
export async function getOrders(
  client: PoolClient,
  shop: string,
  orderIds: string[],
): Promise<Map<string, OrderRecord>> {
  if (!orderIds.length) return new Map();
  const { rows } = await client.query(
    `select order_id, installation, seen, decided, flags, matched, last_run_id, last_write_at from order_state
     where shop = $1 and order_id = any($2::text[])`,
    [shop, orderIds],
  );
  return new Map(
    rows.map((row) => [
      row.order_id,
      {
        orderId: row.order_id,
        installation: row.installation,
        seen: pictureOf(row.seen),
        decided: pictureOf(row.decided),
        flags: row.flags,
        matched: row.matched,
        lastRunId: row.last_run_id,
        lastWriteAt: row.last_write_at,
      },
    ]),
  );
}

/** A picture as we wrote it; null for what an older form of ours left. Not parsed: that would put neutral values where nothing was read. */
function pictureOf(json: unknown): OrderPicture | null {
  const picture = json as OrderPicture | null;
  return typeof picture?.id === "string" && typeof picture.updated_at === "string" ? picture : null;
}

export interface OrderToSave {
  seen: OrderPicture;
  decided: OrderPicture | null;
  /** Ids of rules that match now and are not waived. */
  flags: string[];
  matched: string[];
  /** The run that decided; null: nothing was decided now. */
  runId: number | null;
}

/** Saves orders; a row that holds a newer snapshot stays as it is. `runId` null keeps run and time of the last decision. */
export async function saveOrders(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: OrderToSave[],
): Promise<void> {
  if (!orders.length) return;
  await client.query(
    `insert into order_state (shop, installation, order_id, customer_id, name, created_at, updated_at, seen, decided, total,
       currency, financial_status, fulfillment_status, flags, matched, last_run_id, decided_at)
     select $1, $2, o.seen->>'id', o.seen->>'customer_id', o.seen->>'name', (o.seen->>'created_at')::timestamptz,
       (o.seen->>'updated_at')::timestamptz, o.seen, o.decided, (o.seen->>'total_price')::numeric, o.seen->>'currency',
       o.seen->>'financial_status', o.seen->>'fulfillment_status', array(select jsonb_array_elements_text(o.flags)),
       array(select jsonb_array_elements_text(o.matched)), o.run_id, case when o.decided is not null then now() end
     from (
       select seen, case when as_seen then seen else decided end as decided, flags, matched, run_id
       from jsonb_to_recordset($3::jsonb) as r (seen jsonb, decided jsonb, as_seen boolean, flags jsonb, matched jsonb, run_id bigint)) o
     on conflict (shop, order_id) do update set
       installation = excluded.installation, customer_id = excluded.customer_id, name = excluded.name,
       created_at = excluded.created_at, updated_at = excluded.updated_at, seen = excluded.seen,
       decided = coalesce(excluded.decided, order_state.decided), total = excluded.total, currency = excluded.currency,
       financial_status = excluded.financial_status, fulfillment_status = excluded.fulfillment_status,
       flags = excluded.flags, matched = excluded.matched, last_run_id = coalesce(excluded.last_run_id, order_state.last_run_id),
       decided_at = case when excluded.last_run_id is null then order_state.decided_at else excluded.decided_at end
     where excluded.updated_at >= order_state.updated_at`,
    [
      shop,
      installation,
      // One document: an array of PostgreSQL's would have every quote in it escaped once more.
      JSON.stringify(
        orders.map(({ seen, decided, flags, matched, runId }) => ({
          ...{ seen, flags, matched, run_id: runId },
          ...(decided === seen ? { as_seen: true } : decided ? { decided } : {}),
        })),
      ),
    ],
  );
}

/**
 * Enters orders of the past as already decided: no rule fires for them. What did not change since the install, no webhook can have told:
 * it is not to be compared. Orders we know already stay as they are.
 */
export async function saveOrderHistory(
  client: PoolClient,
  shop: string,
  installation: number,
  orders: OrderPicture[],
): Promise<void> {
  if (!orders.length) return;
  await client.query(
    `insert into order_state (shop, installation, order_id, customer_id, name, created_at, updated_at, seen, decided, total,
       currency, financial_status, fulfillment_status, verified_at)
     select $1, $2, o.seen->>'id', o.seen->>'customer_id', o.seen->>'name', (o.seen->>'created_at')::timestamptz,
       (o.seen->>'updated_at')::timestamptz, o.seen, o.seen, (o.seen->>'total_price')::numeric, o.seen->>'currency',
       o.seen->>'financial_status', o.seen->>'fulfillment_status',
       case when (o.seen->>'updated_at')::timestamptz < s.installed_at then (o.seen->>'updated_at')::timestamptz end
     from shop s, unnest($3::jsonb[]) as o (seen) where s.shop = $1
     on conflict (shop, order_id) do nothing`,
    [shop, installation, orders.map((order) => JSON.stringify(order))],
  );
}

/** Remembers Shopify's own time of our last confirmed write to each of these orders. */
export async function markOrdersWritten(
  client: PoolClient,
  shop: string,
  orders: readonly { orderId: string; at: string }[],
): Promise<void> {
  if (!orders.length) return;
  await client.query(
    // By their ids alone: joined with the list, the planner goes by figures of the minute before, and reads all orders of the store.
    `update order_state set last_write_at = greatest(last_write_at, ($3::timestamptz[])[array_position($2::text[], order_id)])
     where shop = $1 and order_id = any($2::text[])`,
    [shop, orders.map(({ orderId }) => orderId), orders.map(({ at }) => at)],
  );
}

/** Whether a delivery waits for the order. @param order its id, as a column. */
const isWaitedFor = (order: string) => `exists (
  select 1 from delivery_key k where k.shop = $1 and k.lane_kind = 'order' and k.lane_key = ${order} and k.status = 'RECEIVED')`;

/** Of these orders those that we have not seen in this state or a newer one, and that no delivery waits for. */
export async function listMissedOrders(
  client: PoolClient,
  shop: string,
  listed: { orderId: string; updatedAt: string }[],
): Promise<{ orderId: string; updatedAt: string }[]> {
  if (!listed.length) return [];
  const { rows } = await client.query<{ order_id: string }>(
    `select l.order_id from unnest($2::text[], $3::timestamptz[]) as l (order_id, updated_at)
     where not exists (
         select 1 from order_state o where o.shop = $1 and o.order_id = l.order_id and o.updated_at >= l.updated_at)
       and not ${isWaitedFor("l.order_id")}`,
    [shop, listed.map((order) => order.orderId), listed.map((order) => order.updatedAt)],
  );
  const missed = new Set(rows.map((row) => row.order_id));
  return listed.filter((order) => missed.has(order.orderId));
}

/**
 * When the first of these orders changed that a delivery waits for: what it says may be older than the change. Not counted is a
 * lane that is set aside, which may wait for good. @returns null: none waits.
 */
export async function firstWaitingChange(
  client: PoolClient,
  shop: string,
  listed: { orderId: string; updatedAt: string }[],
): Promise<Date | null> {
  if (!listed.length) return null;
  const { rows } = await client.query<{ at: Date | null }>(
    `select min(l.updated_at) as at from unnest($2::text[], $3::timestamptz[]) as l (order_id, updated_at)
     where ${isWaitedFor("l.order_id")}
       and not exists (
         select 1 from lane n where n.shop = $1 and n.kind = 'order' and n.key = l.order_id and n.status = 'QUARANTINED')`,
    [shop, listed.map((order) => order.orderId), listed.map((order) => order.updatedAt)],
  );
  return rows[0]?.at ?? null;
}

/** The lists of a picture, which no single value tells. */
const LISTS = ["line_items", "shipping_lines", "fulfillments", "refunds", "tax_lines", "discount_applications"];

/**
 * What we saw of these orders, without its lists, where it has exactly this stamp and was never compared since: another change of the
 * same second whose webhook was lost would not show.
 */
export async function getUnverifiedValues(
  client: PoolClient,
  shop: string,
  listed: { orderId: string; updatedAt: string }[],
): Promise<Map<string, Partial<OrderPicture>>> {
  if (!listed.length) return new Map();
  const { rows } = await client.query<{ order_id: string; seen: Partial<OrderPicture> }>(
    `select o.order_id, o.seen - $4::text[] as seen from unnest($2::text[], $3::timestamptz[]) as l (order_id, updated_at)
     cross join lateral (select * from order_state o where o.shop = $1 and o.order_id = l.order_id offset 0) o
     where o.updated_at = l.updated_at and o.verified_at is distinct from o.updated_at and not ${isWaitedFor("l.order_id")}`,
    [shop, listed.map((order) => order.orderId), listed.map((order) => order.updatedAt), LISTS],
  );
  return new Map(rows.map((row) => [row.order_id, row.seen]));
}

/** The order after which a list goes on. */
export interface Unverified {
  orderId: string;
  updatedAt: Date;
}

/**
 * Orders that were never compared since they changed last, and that no delivery waits for, the longest unchanged first.
 * @param from what changed before is not among them; @param before what changed then or later, neither.
 */
export async function listUnverifiedOrders(
  client: PoolClient,
  shop: string,
  { from, before, after, limit }: { from: Date; before: Date; after: Unverified | null; limit: number },
): Promise<Unverified[]> {
  const { rows } = await client.query<{ order_id: string; updated_at: Date }>(
    `select o.order_id, o.updated_at from order_state o
     where o.shop = $1 and o.verified_at is distinct from o.updated_at and o.updated_at >= $2 and o.updated_at < $3
       and ($4::text is null or (o.updated_at, o.order_id) > ($2, $4)) and not ${isWaitedFor("o.order_id")}
     order by o.updated_at, o.order_id limit $5`,
    [shop, after?.updatedAt ?? from, before, after?.orderId ?? null, limit],
  );
  return rows.map((row) => ({ orderId: row.order_id, updatedAt: row.updated_at }));
}

/** Remembers that these orders, with these stamps, were compared with Shopify. */
export async function markOrdersVerified(
  client: PoolClient,
  shop: string,
  orders: { orderId: string; updatedAt: string | Date }[],
): Promise<void> {
  if (!orders.length) return;
  await client.query(
    // By their ids alone, as above.
    `update order_state set verified_at = updated_at
     where shop = $1 and order_id = any($2::text[]) and updated_at = ($3::timestamptz[])[array_position($2::text[], order_id)]`,
    [shop, orders.map((order) => order.orderId), orders.map((order) => order.updatedAt)],
  );
}

/** Remembers which order each of these fulfilment orders belongs to. */
export async function saveFulfillmentOrderMap(
  client: PoolClient,
  shop: string,
  pairs: { fulfillmentOrderId: string; orderId: string }[],
): Promise<void> {
  if (!pairs.length) return;
  await client.query(
    `insert into fulfillment_order_map (shop, fulfillment_order_id, order_id)
     select $1, m.fulfillment_order_id, m.order_id from unnest($2::text[], $3::text[]) as m (fulfillment_order_id, order_id)
     on conflict do nothing`,
    [shop, pairs.map((pair) => pair.fulfillmentOrderId), pairs.map((pair) => pair.orderId)],
  );
}

/** Fulfilment order → order, as far as we know. */
export async function getOrdersOfFulfillmentOrders(
  client: PoolClient,
  shop: string,
  fulfillmentOrderIds: string[],
): Promise<Map<string, string>> {
  if (!fulfillmentOrderIds.length) return new Map();
  const { rows } = await client.query(
    `select fulfillment_order_id, order_id from fulfillment_order_map where shop = $1 and fulfillment_order_id = any($2::text[])`,
    [shop, fulfillmentOrderIds],
  );
  return new Map(rows.map((row) => [row.fulfillment_order_id, row.order_id]));
}
