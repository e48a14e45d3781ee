// One round of dispatch: which lanes are due, who may have how many, lease them, and hand them to the queue.
import { allotFairly, type Claimant, newRing, type Ring } from "#app/dispatch/allot-fairly.ts";
import { type Job, makeJobs } from "#app/dispatch/make-jobs.ts";
import { env } from "#app/env.server.ts";
import { faultpoint } from "#app/faultpoint.server.ts";
import { logger } from "#app/logger.server.ts";
import { enqueue, queueIsReachable } from "#app/queue/enqueue.server.ts";
import {
  countInFlight,
  type LeasedLane,
  leaseDueLanes,
  leaseSuspects,
  listDueShops,
  listDueShopsAmong,
  unleaseLanes,
} from "#app/store/due-lanes.server.ts";
import { CRASHES_TO_QUARANTINE } from "#app/store/lanes.server.ts";
import { countWorkerSlots } from "#app/store/leases.server.ts";

/** Lanes that wait in the queue for each one that is worked on: enough to keep workers busy, few enough to stay fair. */
const LANES_A_SLOT = 2;
/** Lanes that crashed a worker once may be innocent: some at a time. Those that did it twice go one at a time. */
const SUSPECTS_AT_ONCE = [0, 4, 1] as const;

/** What rounds remember of each other. Lost with the process, without harm. */
export interface RoundMemory {
  live: Ring;
  backFill: Ring;
}
export const newRoundMemory = (): RoundMemory => ({ live: newRing(), backFill: newRing() });

export interface RoundResult {
  leased: number;
  /** Shops that had more due than they were given. */
  more: string[];
}

/** @param shops look at these only; null: at all. */
export async function dispatchRound(
  dispatcherToken: number,
  shops: string[] | null,
  memory: RoundMemory,
): Promise<RoundResult> {
  if (!queueIsReachable()) return { leased: 0, more: [] };
  const perShop = env.LANES_IN_FLIGHT_PER_SHOP;
  // One more than a shop may have tells whether it has more.
  const due = shops ? await listDueShopsAmong(shops, perShop + 1) : await listDueShops(perShop + 1);
  if (!due.length) return { leased: 0, more: [] };

  const [inFlight, slots] = await Promise.all([countInFlight(), countWorkerSlots()]);
  const free = Math.max(0, slots * LANES_A_SLOT - inFlight.total);
  const room = (shop: string, given = 0) => perShop - (inFlight.byShop.get(shop) ?? 0) - given;
  const liveClaims: Claimant[] = due.map(({ shop, live }) => ({ shop, due: live, room: room(shop) }));
  const live = allotFairly(liveClaims, free, memory.live);
  memory.live = live.ring;
  const givenLive = sum(live.lanes);
  const backFillClaims = due.map(({ shop, backFill }) => ({
    shop,
    due: backFill,
    room: room(shop, live.lanes.get(shop)),
  }));
  const backFill = allotFairly(backFillClaims, free - givenLive, memory.backFill);
  memory.backFill = backFill.ring;

  const allotments = due
    .map(({ shop }) => ({ shop, live: live.lanes.get(shop) ?? 0, backFill: backFill.lanes.get(shop) ?? 0 }))
    .filter((allotment) => allotment.live + allotment.backFill > 0);
  const leased = await leaseDueLanes(dispatcherToken, allotments);
  await publish(leased, makeJobs(leased));
  const more = due
    .filter(({ shop, live: dueLive, backFill: dueBackFill }) => {
      return dueLive > (live.lanes.get(shop) ?? 0) || dueBackFill > (backFill.lanes.get(shop) ?? 0);
    })
    .map(({ shop }) => shop);
  return { leased: leased.length, more };
}

/** Lanes that crashed their worker go alone, and few at a time over the whole deployment. Returns how many were leased. */
export async function dispatchSuspects(dispatcherToken: number): Promise<number> {
  if (!queueIsReachable()) return 0;
  const { suspects } = await countInFlight();
  let count = 0;
  for (let crashes = 1; crashes < CRASHES_TO_QUARANTINE; crashes++) {
    const room = (SUSPECTS_AT_ONCE[crashes] ?? 1) - (suspects.get(crashes) ?? 0);
    if (room <= 0) continue;
    const leased = await leaseSuspects(dispatcherToken, crashes, room);
    await publish(
      leased,
      leased.flatMap((lane) => makeJobs([lane])),
    );
    count += leased.length;
  }
  return count;
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

const sum = (lanes: Map<string, number>) => [...lanes.values()].reduce((total, count) => total + count, 0);
