// One round of dispatch: which lanes are due, who may have how many, lease them, and hand them to the queue.
import { newRing } from "#app/dispatch/allot-fairly.ts";
import { type AllottedRound, allotRound, capacityOf, type Rings } from "#app/dispatch/allot-round.ts";
import { LEAST_LANES_A_JOB, MOST_LANES_A_JOB } from "#app/dispatch/lanes-a-job.ts";
import { type Job, makeJobs } from "#app/dispatch/make-jobs.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { logger } from "#app/logger.server.ts";
import { enqueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import {
  type Allotment,
  countLeasedSuspects,
  countLeases,
  leaseDueLanes,
  leaseLostLanes,
  leaseSuspects,
  readDueWork,
  unleaseLanes,
} from "#app/store/due-lanes.server.ts";
import { CRASHES_TO_QUARANTINE } from "#app/store/lanes.server.ts";

/**
 * Lanes that crashed a worker once are innocent, all but one of those that it held: so many at a time that they hardly wait for each
 * other. Those that did it twice go one at a time, so that no innocent one is there at a third crash.
 */
const SUSPECTS_AT_ONCE = [0, 40, 1] as const;

/** What rounds remember of each other. Lost with the process, without harm. */
export const newRoundMemory = (): Rings => ({ live: newRing(), sweep: newRing(), backFill: newRing() });

const NOTHING: RoundResult = { leased: 0, more: { live: [], later: [] }, isCut: false };

export interface RoundResult {
  leased: number;
  more: AllottedRound["more"];
  /** There was room for more than a round carries: the next one need not wait for anything. */
  isCut: boolean;
}

/** @param shops look at these only; null: at all. */
export async function dispatchRound(
  dispatcherToken: number,
  shops: string[] | null,
  memory: Rings,
): Promise<RoundResult> {
  if (!queueIsReachable()) return NOTHING;
  const perShop = env.JOBS_IN_FLIGHT_PER_SHOP;
  // One more than a shop may have tells whether it has more.
  const work = await readDueWork(shops, perShop * MOST_LANES_A_JOB + 1);
  if (!work.due.length) return NOTHING;
  const { allotments, size, more, isCut, rings } = allotRound(work, { perShop, rings: memory });
  Object.assign(memory, rings);
  let leased = 0;
  // A quiet shop's lane does not wait until hundreds of another one's backlog are leased with it.
  const isSmall = ({ live, sweep, backFill }: Allotment) => live + sweep + backFill <= LEAST_LANES_A_JOB;
  for (const part of [allotments.filter(isSmall), allotments.filter((one) => !isSmall(one))]) {
    const lanes = await leaseDueLanes(dispatcherToken, part, size);
    await publish(makeJobs(lanes));
    leased += lanes.length;
  }
  return { leased, more, isCut: isCut && leased > 0 };
}

/** Lanes that crashed their worker go alone, and few at a time over the whole deployment. Returns how many were leased. */
export async function dispatchSuspects(dispatcherToken: number): Promise<number> {
  if (!queueIsReachable()) return 0;
  const suspects = await countLeasedSuspects();
  let count = 0;
  for (let crashes = 1; crashes < CRASHES_TO_QUARANTINE; crashes++) {
    const room = (SUSPECTS_AT_ONCE[crashes] ?? 1) - (suspects.get(crashes) ?? 0);
    if (room <= 0) continue;
    const leased = await leaseSuspects(dispatcherToken, crashes, room);
    await publish(makeJobs(leased));
    count += leased.length;
  }
  return count;
}

/** Lanes that lost their job are leased so many at a time, while those before are published: the fewer statements, the less each lane costs. */
const LOST_AT_ONCE = 5_000;
/** Redis is given so many of their jobs at a time, which it has taken in time even where it is busy. */
const JOBS_IN_ONE_GO = 250;
/** Then others have their turn. */
const MOST_LOST_A_TURN = 10_000;

/** What was lost, as it was last counted, less what was handed out since. */
export interface LostCount {
  lanes: number;
  /** As many of them may be handed out. */
  room: number;
  /** Other lanes whose lease ran out. */
  broken: number;
}

export interface LostResult {
  /** Of lanes whose job was lost: all that may be are handed out again, some wait for the next turn, or all do, for Redis. */
  outcome: "none_left" | "more" | "no_queue";
  /** Other lanes whose lease ran out: to be freed, and allotted like all others. */
  othersExpired: number;
  /** For the next turn. */
  left: LostCount;
}

/**
 * Hands lanes to the queue once more whose jobs it lost: all of them, when it lost everything, as far as the workers that there are now
 * would have been given so many. @param counted by a turn a moment ago; null: they are counted now.
 */
export async function dispatchLost(dispatcherToken: number, counted: LostCount | null = null): Promise<LostResult> {
  const { lanes: lost, room, broken } = counted ?? (await countLost());
  let leased = 0;
  const left = (): LostCount => ({ lanes: lost - leased, room: room - leased, broken });
  if (!queueIsReachable()) return { outcome: "no_queue", othersExpired: broken, left: left() };
  let isEnd = false;
  let publishing = Promise.resolve();
  while (!isEnd && leased < Math.min(room, MOST_LOST_A_TURN)) {
    const lanes = await leaseLostLanes(dispatcherToken, Math.min(LOST_AT_ONCE, room - leased), MOST_LANES_A_JOB);
    await publishing;
    publishing = publishInParts(makeJobs(lanes));
    publishing.catch(() => {}); // thrown where it is awaited
    leased += lanes.length;
    isEnd = !lanes.length;
  }
  await publishing;
  return !isEnd && leased < room
    ? { outcome: "more", othersExpired: broken, left: left() }
    : { outcome: "none_left", othersExpired: broken + lost - leased, left: left() };
}

async function countLost(): Promise<LostCount> {
  const { lost, lostJobs, broken, heldJobs, slots } = await countLeases();
  const jobs = Math.max(0, Math.min(lostJobs, capacityOf(slots) - heldJobs));
  return { lanes: lost, room: lostJobs ? Math.floor((lost * jobs) / lostJobs) : 0, broken };
}

async function publishInParts(jobs: Job[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += JOBS_IN_ONE_GO) await publish(jobs.slice(from, from + JOBS_IN_ONE_GO));
}

async function publish(jobs: Job[]): Promise<void> {
  if (!jobs.length) return;
  faultpoint("dispatch.before-publish");
  try {
    await enqueue(
      "lanes.work",
      jobs.map(({ payload, priority }) => ({ id: `l_${payload.lanes[0]?.token}`, payload, priority })),
    );
  } catch (error) {
    const lanes = jobs.flatMap(({ payload }) => payload.lanes.map(({ token }) => ({ shop: payload.shop, token })));
    logger.warn({ err: error, lanes: lanes.length }, "Redis did not take the jobs: their lanes are due again");
    await unleaseLanes(lanes);
  }
  faultpoint("dispatch.after-publish");
}
