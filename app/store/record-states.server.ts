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
       flags, matched, last_run_id from record_state where shop = $1 and kind = $2 and key = any($3::text[])`,
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
    `insert into record_state (shop, installation, kind, key, customer_id, seen, updated_at, decided, flags, matched, last_run_id, decided_at)
     select $1, $2, r.kind, r.key, r.customer_id, r.seen, r.updated_at, r.decided, array(select jsonb_array_elements_text(r.flags)),
       array(select jsonb_array_elements_text(r.matched)), r.run_id, case when r.run_id is not null then now() end
     from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::bigint[])
       as r (kind, key, customer_id, seen, updated_at, decided, flags, matched, run_id)
     on conflict (shop, kind, key) do update set installation = excluded.installation, customer_id = excluded.customer_id,
       seen = excluded.seen, updated_at = excluded.updated_at,
       decided = case when excluded.last_run_id is null then record_state.decided else excluded.decided end,
       flags = excluded.flags, matched = excluded.matched,
       last_run_id = coalesce(excluded.last_run_id, record_state.last_run_id),
       decided_at = coalesce(excluded.decided_at, record_state.decided_at)
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
    ],
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
