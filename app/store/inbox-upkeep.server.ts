// Upkeep of the inbox: partitions made ahead and dropped, old keys and idle lanes removed in small batches.
import { setTimeout as wait } from "node:timers/promises";
import { inUpkeep, operatorPool } from "#app/db.server.ts";
import { lockNotInTime } from "#app/store/database-away.ts";
import { SWEEP_LANE } from "#app/store/sweep-lane.ts";

const DETACH_TRIES = 10;
const DETACH_PAUSE_MS = 50;

/**
 * Makes the partitions of today and the days ahead, drops those beyond the retention: first their bytes, then, emptied, they
 * themselves, so that no delivery waits for it. Returns how many were dropped. An empty one whose lock was not to be had stays until the next time.
 */
export async function keepPartitions(daysAhead: number, keepDays: number): Promise<number> {
  const call = async <T>(name: string, days: number): Promise<T | undefined> =>
    inUpkeep(async (client) => {
      const { rows } = await client.query<{ result: T }>(
        `select ${name}((now() at time zone 'utc')::date, $1) as result`,
        [days],
      );
      return rows[0]?.result;
    });
  await call("prepare_delivery_partitions", daysAhead);
  while (await call<boolean>("empty_delivery_partition", keepDays));
  for (let attempt = 1; attempt <= DETACH_TRIES; attempt++)
    try {
      await call("detach_delivery_partitions", keepDays);
      break;
    } catch (error) {
      if (!lockNotInTime(error)) throw error;
      await wait(DETACH_PAUSE_MS);
    }
  return (await call<number>("drop_detached_delivery_partitions", keepDays)) ?? 0;
}

/** Removes deliveries older than the retention that have their final status, up to `limit`. Returns how many went. */
export async function pruneDeliveries(keepDays: number, limit: number): Promise<number> {
  const { rowCount } = await inUpkeep((client) =>
    client.query(
      `delete from delivery_key where id in (
       select id from delivery_key where received_on < (now() at time zone 'utc')::date - $1::int and status <> 'RECEIVED' limit $2)`,
      [keepDays, limit],
    ),
  );
  return rowCount ?? 0;
}

/** Removes lanes that want nothing and that nobody holds, up to `limit`: they are made again when something arrives. */
export async function pruneIdleLanes(limit: number): Promise<number> {
  const { rowCount } = await inUpkeep((client) =>
    client.query(
      `delete from lane where ctid = any (array(
       select ctid from lane where due_at is null and lease_until is null and status = 'ACTIVE' limit $1 for update skip locked))`,
      [limit],
    ),
  );
  return rowCount ?? 0;
}

/** Apart, when many are woken: all at once they would come together at each further sweep as well. */
const BETWEEN_SWEEPS_MS = 15;

/**
 * Every shop that has the app is swept: a sweep lane that is missing, or that nothing will wake, is due soon, one shop after the
 * other. Returns how many were woken.
 */
export async function wakeSweeps(): Promise<number> {
  // Those that an earlier release made, or that were bumped as if a webhook had come, go behind webhooks again.
  await operatorPool.query(
    `update lane l set priority = $3 from shop s
     where l.shop = s.shop and l.kind = $1 and l.key = $2 and l.priority < $3 and l.lease_until is null`,
    [SWEEP_LANE.kind, SWEEP_LANE.key, SWEEP_LANE.priority],
  );
  const { rowCount } = await operatorPool.query(
    `insert into lane as l (shop, kind, key, priority, wanted, due_at)
     select asleep.shop, $1, $2, $3, 1, now() + (asleep.n - 1) * make_interval(secs => $4::float8 / 1000)
     from (select s.shop, row_number() over (order by s.shop) as n from shop s where s.uninstalled_at is null
       and not exists (select 1 from lane n where n.shop = s.shop and n.kind = $1 and n.key = $2 and n.due_at is not null)) asleep
     order by asleep.shop
     on conflict (shop, kind, key) do update set due_at = excluded.due_at, priority = excluded.priority
       where l.due_at is null and l.lease_until is null`,
    [SWEEP_LANE.kind, SWEEP_LANE.key, SWEEP_LANE.priority, BETWEEN_SWEEPS_MS],
  );
  return rowCount ?? 0;
}
