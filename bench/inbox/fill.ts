// Inboxes of many deliveries over thirty days, written past the door: keys and bodies as it writes them, all decided.
import type pg from "pg";

export const DAYS = 30;
export const SHOPS = Array.from({ length: 50 }, (_, at) => `store-${String(at).padStart(2, "0")}.myshopify.com`);

export interface Known {
  shop: string;
  webhookId: string;
}

/** @param bodies in turn. @param client of the superuser. */
export async function fillInbox(client: pg.Client, rows: number, bodies: readonly Buffer[]): Promise<void> {
  await client.query("insert into shop (shop, domains) select s, array[s] from unnest($1::text[]) s", [SHOPS]);
  await client.query("select prepare_delivery_partitions((now() at time zone 'utc')::date - $1::int, $1 + 3)", [DAYS]);
  await keepBodies(client, bodies);
  // Day after day, as they came.
  for (let day = DAYS; day > 0; day--)
    await client.query(
      `with keys as (
         insert into delivery_key (shop, installation, webhook_id, event_id, topic, source, lane_kind, lane_key, triggered_at,
           received_at, received_on, digest, status, settled_at)
         select ($1::text[])[1 + n % $2::int], 1, gen_random_uuid(), gen_random_uuid(), 'orders/updated', 'WEBHOOK', 'order',
           (5000000000000 + n)::text, t.at, t.at, t.at::date, sha256(int8send(n)), 'DECIDED', t.at
         from generate_series($3::bigint * $4::bigint, ($3 + 1) * $4 - 1) n,
           lateral (select date_trunc('day', now()) - $5 * interval '1 day' + n % 86400 * interval '1 second' as at) t
         returning id, received_on, shop, lane_key)
       insert into delivery_body (delivery_id, received_on, shop, order_id, customer_id, body)
       select k.id, k.received_on, k.shop, k.lane_key, k.lane_key, b.body
       from keys k join sample_body b on b.n = k.id % $6`,
      [SHOPS, SHOPS.length, DAYS - day, Math.floor(rows / DAYS), day, bodies.length],
    );
  await client.query("drop table sample_body");
  await client.query("vacuum analyze");
  await client.query("checkpoint");
}

/** The same deliveries in one table that is not partitioned, with the body in its row. */
export async function fillPlainTable(client: pg.Client, rows: number, bodies: readonly Buffer[]): Promise<void> {
  await client.query(`create table plain_inbox (shop text not null, webhook_id text not null, topic text not null,
    order_id text, received_at timestamptz not null default now(), body bytea not null, primary key (shop, webhook_id))`);
  // As the inbox keeps them where the server has no lz4: what is compared is the table, not the packing.
  await client.query("alter table plain_inbox alter column body set storage external");
  await client.query("create index on plain_inbox (received_at)");
  await keepBodies(client, bodies);
  for (let day = DAYS; day > 0; day--)
    await client.query(
      `insert into plain_inbox
       select ($1::text[])[1 + g.n % $2::int], gen_random_uuid(), 'orders/updated', g.n::text,
         date_trunc('day', now()) - $5 * interval '1 day' + g.n % 86400 * interval '1 second', b.body
       from generate_series($3::bigint * $4::bigint, ($3 + 1) * $4 - 1) g (n) join sample_body b on b.n = g.n % $6`,
      [SHOPS, SHOPS.length, DAYS - day, Math.floor(rows / DAYS), day, bodies.length],
    );
  await client.query("drop table sample_body");
  await client.query("vacuum analyze");
  await client.query("checkpoint");
}

/** Some of those that are there, from all of the thirty days. */
export async function someKnown(client: pg.Client, table: "delivery_key" | "plain_inbox"): Promise<Known[]> {
  const { rows } = await client.query<{ shop: string; webhook_id: string }>(
    `select shop, webhook_id from (select shop, webhook_id, row_number() over () as n, count(*) over () as all_rows from ${table}) k
     where n % greatest(1, all_rows / 1000) = 0`,
  );
  return rows.map((row) => ({ shop: row.shop, webhookId: row.webhook_id }));
}

/** Of a table with all that belongs to it: indexes, long values, partitions. Bytes. */
export async function sizeOf(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `select pg_total_relation_size($1::regclass)
       + coalesce((select sum(pg_total_relation_size(relid)) from pg_partition_tree($1::regclass) where relid <> $1::regclass), 0) as bytes`,
    [table],
  );
  return Number(rows[0]?.bytes);
}

async function keepBodies(client: pg.Client, bodies: readonly Buffer[]): Promise<void> {
  await client.query("create unlogged table sample_body (n int primary key, body bytea not null)");
  await client.query("alter table sample_body alter column body set storage external");
  for (const [n, body] of bodies.entries()) await client.query("insert into sample_body values ($1, $2)", [n, body]);
}
