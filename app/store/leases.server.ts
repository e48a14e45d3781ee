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

/**
 * Takes the lease when it is free, has run out, is this holder's already, or is that of one who is known to have ended;
 * null: somebody else holds it.
 */
export async function takeLease(
  { name, holder, forMs, ended = [] }: { name: string; holder: string; forMs: number; ended?: string[] },
  database: Database = operatorPool,
): Promise<Lease | null> {
  const { rows } = await database.query<{ token: number }>(
    // Who waits for it asks often, and writes nothing.
    `insert into lease as l (name, holder, token, until)
     select $1, $2, nextval('lease_token_seq'), now() + make_interval(secs => $3::float8 / 1000)
     where not exists (select 1 from lease o where o.name = $1 and o.until > now() and o.holder <> $2 and o.holder <> all($4))
     on conflict (name) do update set holder = excluded.holder, until = excluded.until,
       token = case when l.holder = excluded.holder and l.until > now() then l.token else excluded.token end
     where l.until <= now() or l.holder = excluded.holder or l.holder = any($4)
     returning token`,
    [name, holder, forMs, ended],
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

/** A worker that says nothing for so long has no slots any more. */
export const ANNOUNCED_FOR_MS = 5_000;
/** It says so twice a second: who missed two of its turns is asked after. */
const SILENT_AFTER_MS = 1_500;

export interface Worker {
  id: string;
  /** Of this announcement and those that renewed it; lanes say by it who holds them. */
  number: number;
}

/**
 * Says that a worker lives and how many jobs it takes at once; to be said again before `forMs` have passed. Nobody waits for
 * the disk: after a crash of PostgreSQL it is said anew.
 */
export async function announceWorker(id: string, slots: number, forMs: number): Promise<Worker> {
  const { rows } = await operatorPool.query<{ token: number }>(
    `insert into lease as l (name, holder, token, until)
     select $1, $2, nextval('lease_token_seq'), now() + make_interval(secs => $3::float8 / 1000)
     from set_config('synchronous_commit', 'off', true)
     on conflict (name) do update set holder = excluded.holder, until = excluded.until,
       token = case when l.token = 0 then excluded.token else l.token end
     returning token`,
    [workerEntry(id), String(slots), forMs],
  );
  return { id, number: rows[0]?.token ?? 0 };
}

const WORKER_ENTRY = "worker:";
const workerEntry = (id: string) => `${WORKER_ENTRY}${id}`;

/** Workers that missed their turn: they died, or sleep, or are busy, or the database keeps them waiting. Those of a release that had no numbers are not among them. */
export async function listSilentWorkers(): Promise<Worker[]> {
  const { rows } = await operatorPool.query<{ name: string; token: number }>(
    `select name, token from lease where name like 'worker:%' and token > 0
       and until > now() and until <= now() + make_interval(secs => $1::float8 / 1000)`,
    [ANNOUNCED_FOR_MS - SILENT_AFTER_MS],
  );
  return rows.map(({ name, token }) => ({ id: name.slice(WORKER_ENTRY.length), number: token }));
}

/** Of workers that ended; one that said a word since stays. */
export async function forgetWorkers(workers: readonly Worker[]): Promise<void> {
  await operatorPool.query(
    `delete from lease where name like 'worker:%' and token = any($1) and until <= now() + make_interval(secs => $2::float8 / 1000)`,
    [workers.map(({ number }) => number), ANNOUNCED_FOR_MS - SILENT_AFTER_MS],
  );
}

export async function withdrawWorker(id: string): Promise<void> {
  await operatorPool.query("delete from lease where name = $1", [workerEntry(id)]);
}

/** Forgets workers that died without a word. */
export async function forgetDeadWorkers(): Promise<void> {
  await operatorPool.query("delete from lease where name like 'worker:%' and until < now() - interval '1 hour'");
}
