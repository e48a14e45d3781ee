// How the whole deployment stands, for those who run it.

import { operatorPool } from "#app/db.server.ts";
import { API_VERSION, standingOfVersion, type VersionStanding } from "#app/lib/api-version.ts";
import { countJobs, type JobCounts } from "#app/queue/enqueue.server.ts";
import { type Backlog, readBacklog } from "#app/store/backlog.server.ts";

export interface Overview {
  /** Of the Admin API, as this release speaks it. */
  version: VersionStanding;
  backlog: Backlog;
  /** Null: Redis does not answer. */
  jobs: JobCounts | null;
  /** Of the days that deliveries are kept. */
  unreadable: number;
  /** The stores with most to do, the fullest first. */
  busiest: { shop: string; due: number; oldestDueSeconds: number }[];
}

const MOST_STORES = 5;

/** Reads it. @throws when the database is away. */
export async function getOverview(now: Date): Promise<Overview> {
  const [backlog, jobs, unreadable, busiest] = await Promise.all([
    readBacklog(),
    countJobs(),
    operatorPool.query<{ count: number }>(
      "select count(*)::int as count from delivery_key where status = 'UNREADABLE'",
    ),
    operatorPool.query<Overview["busiest"][number]>(
      `select shop, count(*)::int as due, extract(epoch from now() - min(due_at))::float8 as "oldestDueSeconds" from lane
       where status = 'ACTIVE' and due_at <= now() and lease_until is null group by shop order by 2 desc, 1 limit $1`,
      [MOST_STORES],
    ),
  ]);
  const version = standingOfVersion(API_VERSION, now);
  return { version, backlog, jobs, unreadable: unreadable.rows[0]?.count ?? 0, busiest: busiest.rows };
}
