// How much lies there to be done, over all shops, for those who run the deployment. Through the operator's role: counts
// and ages only.
import { operatorPool } from "#app/db.server.ts";

export interface Backlog {
  installedShops: number;
  pausedShops: number;
  /** Lanes whose time has come and that nobody works on. */
  dueLanes: number;
  /** How long the one that has waited longest is overdue. 0: none waits. */
  oldestDueSeconds: number;
  leasedLanes: number;
  /** Set aside after three crashes: a person has to look. */
  quarantinedLanes: number;
  /** Writes of which nobody knows whether they happened: a person has to say. */
  unsettledEffects: number;
  /** Worker processes that announced themselves, and how many jobs they run at once. */
  workers: number;
  slots: number;
  /** A process dispatches now. */
  isDispatched: boolean;
}

/** Reads it. Throws when the database is away. */
export async function readBacklog(): Promise<Backlog> {
  const { rows } = await operatorPool.query<Backlog>(
    `select
       (select count(*)::int from shop where uninstalled_at is null) as "installedShops",
       (select count(*)::int from shop where uninstalled_at is null and writes_paused_at is not null) as "pausedShops",
       due.lanes as "dueLanes", coalesce(due.oldest, 0)::float8 as "oldestDueSeconds",
       (select count(*)::int from lane where lease_until > now()) as "leasedLanes",
       (select count(*)::int from lane where status = 'QUARANTINED') as "quarantinedLanes",
       (select count(*)::int from effect where status = 'UNSETTLED') as "unsettledEffects",
       worker.processes as workers, worker.slots,
       exists (select 1 from lease where name = 'dispatcher' and until > now()) as "isDispatched"
     from
       (select count(*)::int as lanes, extract(epoch from now() - min(due_at)) as oldest
        from lane where status = 'ACTIVE' and due_at <= now() and lease_until is null) due,
       (select count(*)::int as processes, coalesce(sum(holder::int), 0)::int as slots
        from lease where name like 'worker:%' and until > now()) worker`,
  );
  const [backlog] = rows;
  if (!backlog) throw new Error("the backlog could not be counted");
  return backlog;
}
