// Pure. Leased lanes become jobs of one shop: one lane a job while it is quiet and workers are free, batches that share round
// trips when it is busy, or when others are: a job that waits for a worker may as well be one of several lanes.
import type { LanesWork } from "#app/queue/catalogue.ts";

export interface LaneForJob {
  shop: string;
  installation: number;
  kind: string;
  key: string;
  token: number;
  priority: number;
}
export interface Job {
  priority: number;
  payload: LanesWork;
}

/** Up to so many lanes of a shop are a job each while workers are free, else one job together. */
export const QUIET_LANES = 4;
/** A busy shop's lanes are divided among so many jobs, worked on at the same time. */
export const BUSY_JOBS = 4;
export const MOST_LANES_A_JOB = 20;

/**
 * Lanes of one job have shop, installation, kind and priority in common.
 * @param freeSlots jobs that workers can begin at once.
 */
export function makeJobs(lanes: LaneForJob[], freeSlots: number): Job[] {
  const quietSize = lanes.length <= freeSlots ? 1 : QUIET_LANES;
  const alike = Map.groupBy(lanes, ({ shop, installation, kind, priority }) =>
    JSON.stringify([shop, installation, kind, priority]),
  );
  return [...alike.values()].flatMap((group) => {
    const size =
      group.length <= QUIET_LANES ? quietSize : Math.min(MOST_LANES_A_JOB, Math.ceil(group.length / BUSY_JOBS));
    const jobs: Job[] = [];
    for (let from = 0; from < group.length; from += size) jobs.push(...jobOf(group.slice(from, from + size)));
    return jobs;
  });
}

function jobOf(lanes: LaneForJob[]): Job[] {
  const [first] = lanes;
  if (!first) return [];
  return [
    {
      priority: first.priority,
      payload: {
        shop: first.shop,
        installation: first.installation,
        lanes: lanes.map(({ kind, key, token }) => ({ kind, key, token })),
      },
    },
  ];
}
