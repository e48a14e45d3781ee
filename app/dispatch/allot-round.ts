// Pure. One round: how many lanes of each urgency each shop is given, by what is due, what is under way, and what the workers take.
import { allotFairly, type Claimant, type Ring } from "#app/dispatch/allot-fairly.ts";
import { lanesAJob } from "#app/dispatch/lanes-a-job.ts";
import type { Allotment, DueShop, DueWork } from "#app/store/due-lanes.server.ts";
import { URGENCIES, type Urgency } from "#app/store/urgencies.ts";

/** Jobs under way for each that workers take at once: as one ends the next is there, and not many are before a quiet shop's. */
const JOBS_A_SLOT = 1.5;
/** More in one round and PostgreSQL, which leases them in one statement, would keep everybody else waiting. */
const MOST_LANES_A_ROUND = 4_000;
/** Of all jobs, kept for the sweeps that are due: however busy the deployment, what no webhook told of is found. */
const SHARE_OF_SWEEPS = 0.1;
/** Of what workers take at once, the most for sweeps and back-fill: a webhook finds a worker free, however many stores wait to be swept. */
const SHARE_OF_LATER = 0.75;

/** Of each urgency, where the next round goes on. */
export type Rings = Record<Urgency, Ring>;

export interface AllottedRound {
  allotments: Allotment[];
  /** The most lanes that one job may hold. */
  size: number;
  /** Shops that have more due than they are given: those with live lanes among it, and the others. */
  more: { live: string[]; later: string[] };
  /** There is room for more than a round carries, and more is due. */
  isCut: boolean;
  rings: Rings;
}

/** @param options.perShop jobs that a shop may have under way. */
export function allotRound(
  { due, inFlight, slots }: DueWork,
  { perShop, rings }: { perShop: number; rings: Rings },
): AllottedRound {
  const capacity = capacityOf(slots);
  const { live, sweep, backFill } = inFlight.byUrgency;
  const free = Math.max(0, capacity - live - sweep - backFill);
  const size = lanesAJob(due.map(lanesOf), free);
  const jobsOf = (lanes: number) => Math.ceil(lanes / size);
  const roomOf = (shop: string) => Math.max(0, perShop - (inFlight.byShop.get(shop) ?? 0));
  const carries = jobsThatARoundCarries(
    due.map((one) => ({ lanes: lanesOf(one), room: roomOf(one.shop) })),
    size,
  );
  const given = due.map((one) => ({ due: one, lanes: { live: 0, sweep: 0, backFill: 0 } }));
  const givenTo = new Map(given.map((one) => [one.due.shop, one]));
  const next = { ...rings };
  let left = Math.min(free, carries);
  let leftForLater = Math.max(0, Math.max(1, Math.floor(slots * SHARE_OF_LATER)) - sweep - backFill);
  for (const urgency of URGENCIES) {
    const claims = given.map(({ due: one, lanes }): Claimant => {
      const already = URGENCIES.reduce((total, other) => total + jobsOf(lanes[other]), 0);
      return { shop: one.shop, wanted: jobsOf(one[urgency]), room: roomOf(one.shop) - already };
    });
    const isLive = urgency === "live";
    const most = isLive
      ? left - Math.min(leftForLater, keptForSweeps(due, sweep, capacity))
      : Math.min(left, leftForLater);
    const { jobs, ring } = allotFairly(claims, most, rings[urgency]);
    next[urgency] = ring;
    for (const [shop, count] of jobs) {
      left -= count;
      if (!isLive) leftForLater -= count;
      const one = givenTo.get(shop);
      if (one) one.lanes[urgency] = Math.min(one.due[urgency], count * size);
    }
  }
  const hasMore = ({ due: one, lanes }: (typeof given)[0], urgency: Urgency) => one[urgency] > lanes[urgency];
  const waiting = given.filter((one) => URGENCIES.some((urgency) => hasMore(one, urgency)));
  const shopsOf = (some: typeof given) => some.map((one) => one.due.shop);
  return {
    allotments: given.filter(({ lanes }) => lanesOf(lanes) > 0).map(({ due: { shop }, lanes }) => ({ shop, ...lanes })),
    size,
    more: {
      live: shopsOf(waiting.filter((one) => hasMore(one, "live"))),
      later: shopsOf(waiting.filter((one) => !hasMore(one, "live"))),
    },
    isCut: carries < free && waiting.length > 0,
    rings: next,
  };
}

/** Jobs that may be under way at once. @param slots jobs that all workers take at once. */
export const capacityOf = (slots: number): number => Math.ceil(slots * JOBS_A_SLOT);

const lanesOf = (due: Record<Urgency, number>): number => URGENCIES.reduce((total, urgency) => total + due[urgency], 0);

/** By how many lanes their jobs would hold on average. */
function jobsThatARoundCarries(due: readonly { lanes: number; room: number }[], size: number): number {
  const lanes = due.reduce((total, one) => total + Math.min(one.lanes, one.room * size), 0);
  const jobs = due.reduce((total, one) => total + Math.min(Math.ceil(one.lanes / size), one.room), 0);
  return Math.max(1, Math.floor((MOST_LANES_A_ROUND * jobs) / Math.max(1, lanes)));
}

function keptForSweeps(due: readonly DueShop[], underWay: number, capacity: number): number {
  const sweeps = due.reduce((total, one) => total + one.sweep, 0);
  return Math.max(0, Math.min(sweeps, Math.max(1, Math.floor(capacity * SHARE_OF_SWEEPS)) - underWay));
}
