// Upkeep that the dispatcher does beside its rounds: partitions ahead, old rows away, every shop swept.
import { env } from "#app/env.server.ts";
import { keepPartitions, pruneDeliveries, pruneIdleLanes, wakeSweeps } from "#app/store/inbox-upkeep.server.ts";
import { forgetDeadWorkers } from "#app/store/leases.server.ts";

const DAYS_AHEAD = 3;
/** Small enough that no delete holds anything up. */
const BATCH = 1_000;
const MOST_BATCHES = 100;

export interface Upkeep {
  droppedPartitions: number;
  prunedDeliveries: number;
  prunedLanes: number;
  wokenSweeps: number;
}

/** `go` is asked between batches: another dispatcher may have taken over. */
export async function keepInbox(go: () => boolean): Promise<Upkeep> {
  const keepDays = env.DELIVERY_RETENTION_DAYS;
  const wokenSweeps = await wakeSweeps();
  const droppedPartitions = await keepPartitions(DAYS_AHEAD, keepDays);
  const prunedDeliveries = await inBatches(() => pruneDeliveries(keepDays, BATCH), go);
  const prunedLanes = await inBatches(() => pruneIdleLanes(BATCH), go);
  await forgetDeadWorkers();
  return { droppedPartitions, prunedDeliveries, prunedLanes, wokenSweeps };
}

async function inBatches(one: () => Promise<number>, go: () => boolean): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < MOST_BATCHES && go(); batch++) {
    const count = await one();
    total += count;
    if (count < BATCH) break;
  }
  return total;
}
