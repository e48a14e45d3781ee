// The history of records that are no orders, and the days of stock levels.
import type { PoolClient } from "pg";
import type { RecordEvent, StockSeen } from "#app/history/record-event.ts";

/** Deliveries come late by a day or two; until then each state stays, also one that shows nothing new. */
const THIN_AFTER = "3 days";
const THIN_EVERY = "1 hour";
const KEPT = "400 days";
/** Rows that one sweep takes away at most. */
const MOST_ROWS = 5_000;

export interface RecordEventToSave extends RecordEvent {
  /** Whose data it is. */
  customerId: string | null;
}

/** Notes what became of records. Twice the same is once; of two topics that tell the same the first by name stays. */
export async function saveRecordEvents(
  client: PoolClient,
  shop: string,
  installation: number,
  events: readonly RecordEventToSave[],
): Promise<void> {
  if (!events.length) return;
  await client.query(
    `insert into record_event as e (shop, installation, record, key, event, of, customer_id, at, exact, source, detail)
     select distinct on (n.record, n.key, n.event, n.of) $1, $2::int, n.*
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::boolean[], $10::text[], $11::jsonb[])
       as n (record, key, event, of, customer_id, at, exact, source, detail)
     order by n.record, n.key, n.event, n.of, n.exact desc, n.at, n.source collate "C"
     on conflict (shop, record, key, event, of) do update set at = excluded.at, exact = excluded.exact, source = excluded.source
       where (not excluded.exact, excluded.at, excluded.source collate "C") < (not e.exact, e.at, e.source collate "C")`,
    [
      shop,
      installation,
      events.map((one) => one.record),
      events.map((one) => one.key),
      events.map((one) => one.event),
      events.map((one) => one.of),
      events.map((one) => one.customerId),
      events.map((one) => one.at),
      events.map((one) => one.exact),
      events.map((one) => one.source),
      events.map((one) => JSON.stringify(one.detail)),
    ],
  );
}

/** Notes how much was available: the least and the most of each day by the store's clock, and the last of it. In any order the same. */
export async function saveStockDays(
  client: PoolClient,
  shop: string,
  installation: number,
  seen: readonly StockSeen[],
): Promise<void> {
  if (!seen.length) return;
  // Of one second the smaller one: nobody can tell which came later.
  await client.query(
    `insert into stock_day as d (shop, installation, inventory_item_id, location_id, day, low, high, last, last_at)
     select $1, $2::int, n.item, n.location, n.day, min(n.available), max(n.available),
       (array_agg(n.available order by n.at desc, n.available))[1], max(n.at)
     from (select u.*, (u.at at time zone (select timezone from shop where shop = $1))::date as day
       from unnest($3::text[], $4::text[], $5::int[], $6::timestamptz[]) as u (item, location, available, at)) n
     group by n.item, n.location, n.day order by n.item, n.location, n.day
     on conflict (shop, inventory_item_id, location_id, day) do update set
       low = least(d.low, excluded.low), high = greatest(d.high, excluded.high),
       last = case when excluded.last_at > d.last_at then excluded.last
         when excluded.last_at = d.last_at then least(excluded.last, d.last) else d.last end,
       last_at = greatest(d.last_at, excluded.last_at)
     where excluded.low < d.low or excluded.high > d.high or excluded.last_at >= d.last_at`,
    [
      shop,
      installation,
      seen.map((one) => one.inventoryItemId),
      seen.map((one) => one.locationId),
      seen.map((one) => one.available),
      seen.map((one) => one.at),
    ],
  );
}

/** Takes away states that show nothing new once no late delivery can come between, and what is too old: once an hour, or until all is done. */
export async function thinRecordEvents(client: PoolClient, shop: string): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from shop where shop = $1 and (records_thinned_to is null or records_thinned_to < now() - $2::interval - $3::interval)`,
    [shop, THIN_AFTER, THIN_EVERY],
  );
  if (!rowCount) return;
  await client.query(
    `with span as (
       select coalesce(records_thinned_to, '-infinity') as since, now() - $2::interval as up_to from shop where shop = $1
     ), looked as (
       select e.record, e.key, e.event, e.of, e.at, (select p.detail = e.detail from record_event p
           where p.shop = $1 and p.record = e.record and p.key = e.key and p.event = 'state' and (p.at, p.of) < (e.at, e.of)
           order by p.at desc, p.of desc limit 1) as is_old_news
       from record_event e, span where e.shop = $1 and e.event = 'state' and e.at >= span.since and e.at < span.up_to
       order by e.at limit $3
     ), gone as (
       delete from record_event e using looked l where e.shop = $1 and l.is_old_news
         and (e.record, e.key, e.event, e.of) = (l.record, l.key, l.event, l.of)
     )
     update shop s set records_thinned_to = case when (select count(*) from looked) < $3 then span.up_to
       else (select max(at) from looked) end
     from span where s.shop = $1`,
    [shop, THIN_AFTER, MOST_ROWS],
  );
  await client.query(
    `delete from record_event where ctid = any (array(
       select ctid from record_event where shop = $1 and at < now() - $2::interval limit $3))`,
    [shop, KEPT, MOST_ROWS],
  );
  await client.query(
    `delete from stock_day where ctid = any (array(
       select ctid from stock_day where shop = $1 and day < (now() - $2::interval)::date limit $3))`,
    [shop, KEPT, MOST_ROWS],
  );
}
