// Named, fenced leases of the deployment: one dispatcher, one token refresher a shop, one entry per living worker.
// Time is the database's.
import type { Pool, PoolClient } from "pg";
import { operatorPool } from "#app/db.server.ts";

export interface Lease {
  name: string;
  holder: string;
  /** Grows with each holder: a former one is told apart by it. */
  token: number;
}

type Database = Pool | PoolClient;

/** Takes the lease when it is free, has run out, or is this holder's already; null: somebody else holds it. */
export async function takeLease(
  { name, holder, forMs }: { name: string; holder: string; forMs: number },
  database: Database = operatorPool,
): Promise<Lease | null> {
  const { rows } = await database.query<{ token: number }>(
    `insert into lease as l (name, holder, token, until)
     values ($1, $2, nextval('lease_token_seq'), now() + make_interval(secs => $3::float8 / 1000))
     on conflict (name) do update set holder = excluded.holder, until = excluded.until,
       token = case when l.holder = excluded.holder and l.until > now() then l.token else excluded.token end
     where l.until <= now() or l.holder = excluded.holder
     returning token`,
    [name, holder, forMs],
  );
  return rows[0] ? { name, holder, token: rows[0].token } : null;
}

/** Extends the lease. False: it ran out or is somebody else's by now. */
export async function renewLease(lease: Lease, forMs: number, database: Database = operatorPool): Promise<boolean> {
  const { rowCount } = await database.query(
    `update lease set until = now() + make_interval(secs => $3::float8 / 1000) where name = $1 and token = $2 and until > now()`,
    [lease.name, lease.token, forMs],
  );
  return rowCount === 1;
}

/** Gives the lease back, so that the next one need not wait for it to run out. */
export async function releaseLease(lease: Lease, database: Database = operatorPool): Promise<void> {
  await database.query("delete from lease where name = $1 and token = $2", [lease.name, lease.token]);
}

/** Says that a worker lives and how many jobs it takes at once; to be said again before `forMs` have passed. */
export async function announceWorker(id: string, slots: number, forMs: number): Promise<void> {
  await operatorPool.query(
    `insert into lease (name, holder, token, until) values ($1, $2, 0, now() + make_interval(secs => $3::float8 / 1000))
     on conflict (name) do update set holder = excluded.holder, until = excluded.until`,
    [`worker:${id}`, String(slots), forMs],
  );
}

export async function withdrawWorker(id: string): Promise<void> {
  await operatorPool.query("delete from lease where name = $1", [`worker:${id}`]);
}

/** Forgets workers that died without a word. */
export async function forgetDeadWorkers(): Promise<void> {
  await operatorPool.query("delete from lease where name like 'worker:%' and until < now() - interval '1 hour'");
}
