// Upkeep of the inbox: partitions made ahead and dropped, old keys and idle lanes removed in small batches.
import { operatorPool } from "#app/db.server.ts";

/** Makes the partitions of today and the days ahead, drops those beyond the retention. Returns how many were dropped. */
export async function keepPartitions(daysAhead: number, keepDays: number): Promise<number> {
  const today = `(now() at time zone 'utc')::date`;
  await operatorPool.query(`select prepare_delivery_partitions(${today}, $1)`, [daysAhead]);
  const { rows } = await operatorPool.query<{ dropped: number }>(`select drop_delivery_partitions(${today}, $1) as dropped`, [keepDays]);
  return rows[0]?.dropped ?? 0;
}

/** Removes deliveries older than the retention that have their final status, up to `limit`. Returns how many went. */
export async function pruneDeliveries(keepDays: number, limit: number): Promise<number> {
  const { rowCount } = await operatorPool.query(
    `delete from delivery_key where id in (
       select id from delivery_key where received_on < (now() at time zone 'utc')::date - $1::int and status <> 'RECEIVED' limit $2)`,
    [keepDays, limit],
  );
  return rowCount ?? 0;
}

/** Removes lanes that want nothing and that nobody holds, up to `limit`: they are made again when something arrives. */
export async function pruneIdleLanes(limit: number): Promise<number> {
  const { rowCount } = await operatorPool.query(
    `delete from lane where ctid = any (array(
       select ctid from lane where due_at is null and lease_until is null and status = 'ACTIVE' limit $1 for update skip locked))`,
    [limit],
  );
  return rowCount ?? 0;
}
