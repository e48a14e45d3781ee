// Upkeep that the dispatcher does beside its rounds: partitions ahead, old rows away, every shop swept.
import { inBatches } from "#app/dispatch/in-batches.server.ts";
import { env } from "#app/env.server.ts";
import { keepPartitions, pruneDeliveries, pruneIdleLanes, wakeSweeps } from "#app/store/inbox-upkeep.server.ts";
import { forgetDeadWorkers } from "#app/store/leases.server.ts";
import { pruneAged, pruneRuns } from "#app/store/prune.server.ts";
import { agedTables } from "#app/store/retention.ts";

const DAYS_AHEAD = 3;

export interface Upkeep {
  droppedPartitions: number;
  prunedDeliveries: number;
  prunedLanes: number;
  prunedRuns: number;
  prunedEffects: number;
  prunedRuleSets: number;
  /** Rows of tables whose rows go by their age, by table; those with none are left out. */
  prunedAged: Record<string, number>;
  wokenSweeps: number;
}

/** `go` is asked between batches: another dispatcher may have taken over. */
export async function keepInbox(go: () => boolean): Promise<Upkeep> {
  const keepDays = env.DELIVERY_RETENTION_DAYS;
  const wokenSweeps = await wakeSweeps();
  const droppedPartitions = await keepPartitions(DAYS_AHEAD, keepDays);
  const prunedDeliveries = await inBatches((limit) => pruneDeliveries(keepDays, limit), go);
  const prunedLanes = await inBatches(pruneIdleLanes, go);
  const gone = { prunedRuns: 0, prunedEffects: 0, prunedRuleSets: 0 };
  await inBatches(async (limit) => {
    const { looked, runs, effects, ruleSets } = await pruneRuns(env.DECISION_RETENTION_DAYS, limit);
    gone.prunedRuns += runs;
    gone.prunedEffects += effects;
    gone.prunedRuleSets += ruleSets;
    return looked;
  }, go);
  const prunedAged: Record<string, number> = {};
  for (const aged of agedTables(env.DECISION_RETENTION_DAYS)) {
    const count = await inBatches((limit) => pruneAged(aged, limit), go);
    if (count) prunedAged[aged.table] = count;
  }
  await forgetDeadWorkers();
  return { droppedPartitions, prunedDeliveries, prunedLanes, ...gone, prunedAged, wokenSweeps };
}
