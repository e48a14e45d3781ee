// Takes away what is past its retention, over all stores, through functions of the database that show this role no row.
import { inUpkeep } from "#app/db.server.ts";
import type { AgedTable } from "#app/store/retention.ts";

export interface PrunedRuns {
  /** Runs past the retention that were looked at: fewer than the limit means that all were. */
  looked: number;
  runs: number;
  effects: number;
  ruleSets: number;
}

/** Goes on through the runs that are older than so many days, up to `limit` of them. */
export async function pruneRuns(keepDays: number, limit: number): Promise<PrunedRuns> {
  const { rows } = await inUpkeep((client) =>
    client.query<PrunedRuns>(`select looked, runs, effects, rule_sets as "ruleSets" from prune_runs($1, $2)`, [
      keepDays,
      limit,
    ]),
  );
  return rows[0] ?? { looked: 0, runs: 0, effects: 0, ruleSets: 0 };
}

/** Removes rows of a table that are over and past their retention, up to `limit`. Returns how many went. */
export async function pruneAged({ table, keepDays }: AgedTable, limit: number): Promise<number> {
  const { rows } = await inUpkeep((client) =>
    client.query<{ count: number }>("select prune_aged($1, $2, $3) as count", [table, keepDays, limit]),
  );
  return rows[0]?.count ?? 0;
}
