// Where the reading of a store's past stands, and what one bulk operation told for the next.
import type { PoolClient } from "pg";
import { OLDEST_ORDER } from "#app/lib/oldest-order.ts";

export interface HistoryRead {
  step: "parcels" | "orders";
  since: Date;
  /** Orders created before were read by an operation that did not come to its end; null: none. */
  resumeFrom: Date | null;
  operationId: string | null;
  /** The operation's file; null: it is not there yet. */
  url: string | null;
  /** The file breaks off. */
  isPartial: boolean;
  /** Up to where the file was read and saved. */
  bytes: number;
  newestAt: Date | null;
  /** Orders came oldest first so far. */
  inOrder: boolean;
  failures: number;
  polls: number;
}

/** Null: it has not begun. */
export async function getHistoryRead(
  client: PoolClient,
  shop: string,
  installation: number,
): Promise<HistoryRead | null> {
  const { rows } = await client.query(
    `select step, since, resume_from, operation_id, url, is_partial, bytes, newest_at, in_order, failures, polls
     from history_read where shop = $1 and installation = $2`,
    [shop, installation],
  );
  const [row] = rows;
  return row
    ? {
        step: row.step,
        since: row.since,
        resumeFrom: row.resume_from,
        operationId: row.operation_id,
        url: row.url,
        isPartial: row.is_partial,
        bytes: Number(row.bytes),
        newestAt: row.newest_at,
        inOrder: row.in_order,
        failures: row.failures,
        polls: row.polls,
      }
    : null;
}

/** @param expected orders that Shopify counts since then. */
export async function beginHistoryRead(
  client: PoolClient,
  shop: string,
  installation: number,
  { since, expected }: { since: Date; expected: number },
): Promise<void> {
  await client.query(
    `insert into history_read (shop, installation, since, expected) values ($1, $2, $3, $4)
     on conflict (shop) do update set installation = excluded.installation, since = excluded.since,
       expected = excluded.expected, step = 'parcels', resume_from = null, operation_id = null, url = null, is_partial = false,
       bytes = 0, newest_at = null, in_order = true, found = 0, failures = 0, polls = 0, kept_out = 0, kept_out_because = null,
       trouble = null, points = 0, started_at = now(), ended_at = null`,
    [shop, installation, since, expected],
  );
}

/** A new operation is under way. */
export async function markHistoryStarted(client: PoolClient, shop: string, operationId: string): Promise<void> {
  await client.query(
    `update history_read set operation_id = $2, url = null, is_partial = false, bytes = 0, found = 0, polls = 0, trouble = null
     where shop = $1`,
    [shop, operationId],
  );
}

/** The operation is not done: it has written so many orders. */
export async function markHistoryRunning(client: PoolClient, shop: string, found: number): Promise<void> {
  await client.query("update history_read set found = $2, polls = polls + 1, trouble = null where shop = $1", [
    shop,
    found,
  ]);
}

/** The operation's file is there to be read. */
export async function markHistoryFile(
  client: PoolClient,
  shop: string,
  { url, isPartial, found, trouble }: { url: string; isPartial: boolean; found: number; trouble: string | null },
): Promise<void> {
  await client.query(
    "update history_read set url = $2, is_partial = $3, found = $4, trouble = $5, bytes = 0 where shop = $1",
    [shop, url, isPartial, found, trouble],
  );
}

/** It cannot go on now, and why; nothing is lost. */
export async function markHistoryWaiting(client: PoolClient, shop: string, trouble: string): Promise<void> {
  await client.query("update history_read set trouble = $2 where shop = $1", [shop, trouble]);
}

/**
 * The operation came to nothing, or to a part: another one goes on with what was not read.
 * @param resumeFrom orders created before are in; null: nothing can be said of that.
 */
export async function markHistoryFailed(
  client: PoolClient,
  shop: string,
  { trouble, resumeFrom }: { trouble: string; resumeFrom: Date | null },
): Promise<void> {
  await client.query(
    `update history_read set operation_id = null, url = null, is_partial = false, bytes = 0, trouble = $2,
       resume_from = coalesce($3, resume_from), newest_at = null, in_order = true, failures = failures + 1
     where shop = $1`,
    [shop, trouble, resumeFrom],
  );
}

/** The file was read up to there, and what it said is saved in the same transaction. */
export async function markHistoryBytes(
  client: PoolClient,
  shop: string,
  place: { bytes: number; newestAt: Date | null; inOrder: boolean; keptOut: readonly string[] },
): Promise<void> {
  await client.query(
    `update history_read set bytes = $2, newest_at = $3, in_order = $4, kept_out = kept_out + $5,
       kept_out_because = coalesce(kept_out_because, $6) where shop = $1`,
    [shop, place.bytes, place.newestAt, place.inOrder, place.keptOut.length, place.keptOut[0] ?? null],
  );
}

/** Parcels are known as far as they can be; the orders come now. */
export async function markHistoryOrders(client: PoolClient, shop: string): Promise<void> {
  await client.query(
    `update history_read set step = 'orders', operation_id = null, url = null, is_partial = false, bytes = 0, found = 0,
       failures = 0, trouble = null where shop = $1`,
    [shop],
  );
}

/** All is read: what was kept for the reading alone goes. */
export async function endHistoryRead(client: PoolClient, shop: string): Promise<void> {
  await client.query(
    "update history_read set ended_at = now(), operation_id = null, url = null, trouble = null where shop = $1",
    [shop],
  );
  await client.query("delete from history_parcel where shop = $1", [shop]);
}

/** Points that requests for it cost, to be told beside what it brought. */
export async function addHistoryPoints(client: PoolClient, shop: string, points: number): Promise<void> {
  if (points) await client.query("update history_read set points = points + $2 where shop = $1", [shop, points]);
}

/** Whether an operation is the one that is waited for. @param operationId its gid. */
export async function awaitsOperation(client: PoolClient, shop: string, operationId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from history_read where shop = $1 and operation_id = $2 and ended_at is null",
    [shop, operationId],
  );
  return rowCount === 1;
}

export async function saveHistoryParcels(
  client: PoolClient,
  shop: string,
  installation: number,
  parcels: readonly { id: string }[],
): Promise<void> {
  if (!parcels.length) return;
  await client.query(
    `insert into history_parcel (shop, installation, fulfillment_id, parcel)
     select distinct on (p->>'id') $1, $2::int, p->>'id', p from unnest($3::jsonb[]) as p
     on conflict (shop, fulfillment_id) do update set installation = excluded.installation, parcel = excluded.parcel`,
    [shop, installation, parcels.map((parcel) => JSON.stringify(parcel))],
  );
}

/** Those of these parcels that are known, by gid. */
export async function getHistoryParcels<T>(client: PoolClient, shop: string, ids: string[]): Promise<Map<string, T>> {
  if (!ids.length) return new Map();
  const { rows } = await client.query<{ fulfillment_id: string; parcel: T }>(
    "select fulfillment_id, parcel from history_parcel where shop = $1 and fulfillment_id = any($2::text[])",
    [shop, ids],
  );
  return new Map(rows.map((row) => [row.fulfillment_id, row.parcel]));
}

/**
 * Begins the reading anew, for all orders. What is known stays meanwhile, and stays good. Returns false where the store has not
 * granted `read_all_orders`, where a reading is under way, and where all is known.
 */
export async function restartHistory(client: PoolClient, shop: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update shop set history_completed_at = null
     where shop = $1 and uninstalled_at is null and history_completed_at is not null
       and history_from > $2 and 'read_all_orders' = any(granted_scopes)`,
    [shop, OLDEST_ORDER],
  );
  if (rowCount !== 1) return false;
  await client.query("delete from history_read where shop = $1", [shop]);
  return true;
}
