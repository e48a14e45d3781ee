// Pure. Leased lanes become the jobs as which they were leased: each of one shop, installation, kind and priority.
import type { LanesWork } from "#app/queue/catalogue.ts";
import type { LeasedLane } from "#app/store/due-lanes.server.ts";

export interface Job {
  priority: number;
  payload: LanesWork;
}

export function makeJobs(lanes: readonly LeasedLane[]): Job[] {
  return [...Map.groupBy(lanes, ({ job }) => job).values()].flatMap(([first, ...others]) =>
    first ? [jobOf(first, [first, ...others])] : [],
  );
}

const jobOf = ({ shop, installation, priority }: LeasedLane, lanes: LeasedLane[]): Job => ({
  priority,
  payload: { shop, installation, lanes: lanes.map(({ kind, key, token }) => ({ kind, key, token })) },
});
