// What we know of records that are no orders (customers, products, stock, draft orders, the shop), and what was last decided.
import type { PoolClient } from "pg";

export interface RecordName {
  kind: string;
  /** Its lane's; of a stock level "inventory item/location". */
  key: string;
}

type Picture = Record<string, unknown>;

export interface RecordState {
  /** The newest picture; null: none came yet. */
  seen: Picture | null;
  /** The picture that the last run decided on, with our own writes folded in; null: there was none. */
  decided: Picture | null;
  /** ISO instant, UTC, of the newest picture. */
  updatedAt: string | null;
  flags: string[];
  matched: string[];
  lastRunId: number | null;
  /** Known to be this store's. */
  confirmed: boolean;
}

/** The states of these records, by key. */
export async function getRecordStates(
  client: PoolClient,
  shop: string,
  kind: string,
  keys: string[],
): Promise<Map<string, RecordState>> {
  if (!keys.length) return new Map();
  const { rows } = await client.query(
    `select key, seen, decided, to_char(updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated_at,
       flags, matched, last_run_id, confirmed from record_state where shop = $1 and kind = $2 and key = any($3::text[])`,
    [shop, kind, keys],
  );
  return new Map(
    rows.map((row) => [
      row.key,
      {
        seen: row.seen,
        decided: row.decided,
        updatedAt: row.updated_at,
        flags: row.flags,
        matched: row.matched,
        lastRunId: row.last_run_id,
        confirmed: row.confirmed,
      },
    ]),
  );
}

/** Keys of the records that begin with one of these, in their order. */
export async function listRecordKeys(
  client: PoolClient,
  shop: string,
  kind: string,
  prefixes: string[],
): Promise<string[]> {
  if (!prefixes.length) return [];
  const { rows } = await client.query<{ key: string }>(
    `select r.key from record_state r join unnest($3::text[]) as p (prefix) on starts_with(r.key, p.prefix)
     where r.shop = $1 and r.kind = $2 order by r.key`,
    [shop, kind, prefixes],
  );
  return rows.map((row) => row.key);
}

export interface RecordToSave extends RecordName {
  /** Whose data it holds. */
  customerId: string | null;
  /** Null: there is no picture, or the record is gone. */
  seen: Picture | null;
  updatedAt: string | null;
  decided: Picture | null;
  flags: string[];
  matched: string[];
  /** The run that decided; null: nothing was decided now. */
  runId: number | null;
  /** Known to be this store's; once known, it stays so. */
  confirmed: boolean;
}

/** Saves pictures and what was decided on them. A newer picture is never overwritten by an older one. */
export async function saveRecordStates(
  client: PoolClient,
  shop: string,
  installation: number,
  records: RecordToSave[],
): Promise<void> {
  if (!records.length) return;
  await client.query(
    `insert into record_state (shop, installation, kind, key, customer_id, seen, updated_at, decided, flags, matched, last_run_id, decided_at, confirmed)
     select $1, $2, r.kind, r.key, r.customer_id, r.seen, r.updated_at, r.decided, array(select jsonb_array_elements_text(r.flags)),
       array(select jsonb_array_elements_text(r.matched)), r.run_id, case when r.run_id is not null then now() end, r.confirmed
     from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::bigint[], $12::boolean[])
       as r (kind, key, customer_id, seen, updated_at, decided, flags, matched, run_id, confirmed)
     on conflict (shop, kind, key) do update set installation = excluded.installation, customer_id = excluded.customer_id,
       seen = excluded.seen, updated_at = excluded.updated_at,
       decided = case when excluded.last_run_id is null then record_state.decided else excluded.decided end,
       flags = excluded.flags, matched = excluded.matched,
       last_run_id = coalesce(excluded.last_run_id, record_state.last_run_id),
       decided_at = coalesce(excluded.decided_at, record_state.decided_at),
       confirmed = record_state.confirmed or excluded.confirmed
     where record_state.updated_at is null or excluded.updated_at is null or excluded.updated_at >= record_state.updated_at`,
    [
      shop,
      installation,
      records.map((record) => record.kind),
      records.map((record) => record.key),
      records.map((record) => record.customerId),
      records.map((record) => record.seen && JSON.stringify(record.seen)),
      records.map((record) => record.updatedAt),
      records.map((record) => record.decided && JSON.stringify(record.decided)),
      records.map((record) => JSON.stringify(record.flags)),
      records.map((record) => JSON.stringify(record.matched)),
      records.map((record) => record.runId),
      records.map((record) => record.confirmed),
    ],
  );
}

/** These are this store's. */
export async function confirmRecords(client: PoolClient, shop: string, records: readonly RecordName[]): Promise<void> {
  if (!records.length) return;
  await client.query(
    `update record_state r set confirmed = true from unnest($2::text[], $3::text[]) as c (kind, key)
     where r.shop = $1 and r.kind = c.kind and r.key = c.key`,
    [shop, records.map(({ kind }) => kind), records.map(({ key }) => key)],
  );
}

/** What bodies said of records that are not this store's goes. One that is known to be stays. */
export async function forgetRecords(client: PoolClient, shop: string, records: readonly RecordName[]): Promise<void> {
  if (!records.length) return;
  const named = [shop, records.map(({ kind }) => kind), records.map(({ key }) => key)];
  const strange = `unnest($2::text[], $3::text[]) as s (kind, key)
     where not exists (select 1 from record_state k where k.shop = $1 and k.kind = s.kind and k.key = s.key and k.confirmed)`;
  await client.query(
    `delete from record_event e using (select * from ${strange}) g where e.shop = $1
       and (e.record = g.kind and e.key = g.key or g.kind = 'stock' and e.record = 'inventory_item' and e.key = split_part(g.key, '/', 1))`,
    named,
  );
  await client.query(
    `delete from stock_day d using (select * from ${strange}) g where d.shop = $1 and g.kind = 'stock'
       and d.inventory_item_id || '/' || d.location_id = g.key`,
    named,
  );
  await client.query(
    `delete from record_state r using (select * from ${strange}) g where r.shop = $1 and r.kind = g.kind and r.key = g.key`,
    named,
  );
}

/** Remembers which product and variant each of these inventory items is stock of. */
export async function saveInventoryItems(
  client: PoolClient,
  shop: string,
  items: { inventoryItemId: string; productId: string; variantId: string }[],
): Promise<void> {
  if (!items.length) return;
  await client.query(
    `insert into inventory_item_map (shop, inventory_item_id, product_id, variant_id)
     select $1, m.* from (select distinct on (item) item, product, variant
       from unnest($2::text[], $3::text[], $4::text[]) as m (item, product, variant) order by item) m
     on conflict (shop, inventory_item_id) do update set product_id = excluded.product_id, variant_id = excluded.variant_id
       where (inventory_item_map.product_id, inventory_item_map.variant_id) is distinct from (excluded.product_id, excluded.variant_id)`,
    [
      shop,
      items.map((item) => item.inventoryItemId),
      items.map((item) => item.productId),
      items.map((item) => item.variantId),
    ],
  );
}

/** Inventory item → product and variant, as far as we know. */
export async function getInventoryItems(
  client: PoolClient,
  shop: string,
  inventoryItemIds: string[],
): Promise<Map<string, { productId: string; variantId: string }>> {
  if (!inventoryItemIds.length) return new Map();
  const { rows } = await client.query(
    `select inventory_item_id, product_id, variant_id from inventory_item_map where shop = $1 and inventory_item_id = any($2::text[])`,
    [shop, inventoryItemIds],
  );
  return new Map(rows.map((row) => [row.inventory_item_id, { productId: row.product_id, variantId: row.variant_id }]));
}
