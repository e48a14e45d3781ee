// One round of dispatch: which lanes are due, who may have how many, lease them, and hand them to the queue.
import { allotFairly, type Claimant, newRing, type Ring } from "#app/dispatch/allot-fairly.ts";
import { type Job, makeJobs } from "#app/dispatch/make-jobs.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { logger } from "#app/logger.server.ts";
import { enqueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import {
  countLeases,
  type LeasedLane,
  leaseDueLanes,
  leaseLostLanes,
  leaseSuspects,
  readDueWork,
  URGENCIES,
  type Urgency,
  unleaseLanes,
} from "#app/store/due-lanes.server.ts";
import { CRASHES_TO_QUARANTINE } from "#app/store/lanes.server.ts";

/** Lanes under way for each job that workers take at once: enough that batches keep them busy, few enough to stay fair. */
const LANES_A_SLOT = 4;
/** More in one round and Redis, which is given all of its jobs at once, could not take them in time. */
const MOST_LANES_A_ROUND = 2_000;
/**
 * Lanes that crashed a worker once are innocent, all but one of those that it held: so many at a time that they hardly wait for each
 * other. Those that did it twice go one at a time, so that no innocent one is there at a third crash.
 */
const SUSPECTS_AT_ONCE = [0, 20, 1] as const;

/** Of what is free, kept for the sweeps that are due: however busy the deployment, what no webhook told of is found. */
const SHARE_OF_SWEEPS = 0.1;

/** What rounds remember of each other. Lost with the process, without harm. */
export type RoundMemory = Record<Urgency, Ring>;
export const newRoundMemory = (): RoundMemory => ({ live: newRing(), sweep: newRing(), backFill: newRing() });

const NOTHING: RoundResult = { leased: 0, more: [], isCut: false };

export interface RoundResult {
  leased: number;
  /** Shops that had more due than they were given. */
  more: string[];
  /** There was room for more than a round carries: the next one need not wait for anything. */
  isCut: boolean;
}

/** @param shops look at these only; null: at all. */
export async function dispatchRound(
  dispatcherToken: number,
  shops: string[] | null,
  memory: RoundMemory,
): Promise<RoundResult> {
  if (!queueIsReachable()) return NOTHING;
  const perShop = env.LANES_IN_FLIGHT_PER_SHOP;
  // One more than a shop may have tells whether it has more.
  const { due, inFlight, slots } = await readDueWork(shops, perShop + 1);
  if (!due.length) return NOTHING;
  const free = Math.min(MOST_LANES_A_ROUND, Math.max(0, slots * LANES_A_SLOT - inFlight.total));
  const sweeps = due.reduce((total, one) => total + one.sweep, 0);
  const given = new Map<string, Record<Urgency, number>>(
    due.map(({ shop }) => [shop, { live: 0, sweep: 0, backFill: 0 }]),
  );
  let left = free;
  for (const urgency of URGENCIES) {
    const claims = due.map((one): Claimant => {
      const already = Object.values(given.get(one.shop) ?? {}).reduce((total, lanes) => total + lanes, 0);
      return { shop: one.shop, due: one[urgency], room: perShop - (inFlight.byShop.get(one.shop) ?? 0) - already };
    });
    const kept = urgency === "live" ? Math.min(sweeps, Math.floor(free * SHARE_OF_SWEEPS)) : 0;
    const { lanes, ring } = allotFairly(claims, left - kept, memory[urgency]);
    memory[urgency] = ring;
    for (const [shop, count] of lanes) {
      left -= count;
      const one = given.get(shop);
      if (one) one[urgency] = count;
    }
  }
  const allotments = [...given]
    .map(([shop, lanes]) => ({ shop, ...lanes }))
    .filter((one) => URGENCIES.some((urgency) => one[urgency] > 0));
  const leased = await leaseDueLanes(dispatcherToken, allotments);
  await publish(leased, makeJobs(leased, slots - inFlight.total));
  const more = due
    .filter((one) => URGENCIES.some((urgency) => one[urgency] > (given.get(one.shop)?.[urgency] ?? 0)))
    .map(({ shop }) => shop);
  return {
    leased: leased.length,
    more,
    isCut: free === MOST_LANES_A_ROUND && leased.length === free && more.length > 0,
  };
}

/** Lanes that crashed their worker go alone, and few at a time over the whole deployment. Returns how many were leased. */
export async function dispatchSuspects(dispatcherToken: number): Promise<number> {
  if (!queueIsReachable()) return 0;
  const { suspects } = (await readDueWork([], 0)).inFlight;
  let count = 0;
  for (let crashes = 1; crashes < CRASHES_TO_QUARANTINE; crashes++) {
    const room = (SUSPECTS_AT_ONCE[crashes] ?? 1) - (suspects.get(crashes) ?? 0);
    if (room <= 0) continue;
    const leased = await leaseSuspects(dispatcherToken, crashes, room);
    await publish(
      leased,
      leased.flatMap((lane) => makeJobs([lane], 1)),
    );
    count += leased.length;
  }
  return count;
}

/** Lanes that lost their job are published so many at a time, while the next ones are leased. */
const LOST_AT_ONCE = 2_000;
/** Then others have their turn. */
const MOST_LOST_A_TURN = 10_000;

export interface LostResult {
  /** Of lanes whose job was lost: all that may be are handed out again, some wait for the next turn, or all do, for Redis. */
  outcome: "none_left" | "more" | "no_queue";
  /** Other lanes whose lease ran out: to be freed, and allotted like all others. */
  othersExpired: number;
}

/**
 * Hands lanes to the queue once more whose jobs it lost: all of them, when it lost everything, as far as the workers that there are now
 * would have been given so many.
 */
export async function dispatchLost(dispatcherToken: number): Promise<LostResult> {
  const { lost, broken, held, slots } = await countLeases();
  if (!queueIsReachable()) return { outcome: "no_queue", othersExpired: broken };
  const room = Math.max(0, Math.min(lost, slots * LANES_A_SLOT - held));
  let leased = 0;
  let isEnd = false;
  let publishing = Promise.resolve();
  while (!isEnd && leased < Math.min(room, MOST_LOST_A_TURN)) {
    const lanes = await leaseLostLanes(dispatcherToken, Math.min(LOST_AT_ONCE, room - leased));
    await publishing;
    publishing = publish(lanes, makeJobs(lanes, slots - held));
    publishing.catch(() => {}); // thrown where it is awaited
    leased += lanes.length;
    isEnd = !lanes.length;
  }
  await publishing;
  return !isEnd && leased < room
    ? { outcome: "more", othersExpired: broken }
    : { outcome: "none_left", othersExpired: broken + lost - leased };
}

async function publish(leased: LeasedLane[], jobs: Job[]): Promise<void> {
  if (!jobs.length) return;
  faultpoint("dispatch.before-publish");
  try {
    await enqueue(
      "lanes.work",
      jobs.map(({ payload, priority }) => ({ id: `l_${payload.lanes[0]?.token}`, payload, priority })),
    );
  } catch (error) {
    logger.warn({ err: error, lanes: leased.length }, "Redis did not take the jobs: their lanes are due again");
    await unleaseLanes(leased);
  }
  faultpoint("dispatch.after-publish");
}
