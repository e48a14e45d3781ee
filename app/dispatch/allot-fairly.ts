// Pure. Round robin over shops: who may have how many jobs now. A turn is one job, so that none is cut short.

export interface Claimant {
  shop: string;
  /** Jobs that what is due would make. */
  wanted: number;
  /** Jobs it may have beyond those under way. */
  room: number;
}

/** Where the next round goes on: behind this shop. */
export interface Ring {
  after: string;
}

export const newRing = (): Ring => ({ after: "" });

/** Divides `free` jobs among the claimants. Returns how many each is given (none: not listed) and where to go on. */
export function allotFairly(
  claimants: Claimant[],
  free: number,
  ring: Ring,
): { jobs: Map<string, number>; ring: Ring } {
  const jobs = new Map<string, number>();
  let { after } = ring;
  let queue = inTurn(
    claimants.map(({ shop, wanted, room }) => ({ shop, left: Math.min(wanted, room) })).filter(({ left }) => left > 0),
    after,
  );
  while (free > 0 && queue.length) {
    const again: typeof queue = [];
    for (const one of queue) {
      if (free === 0) break;
      jobs.set(one.shop, (jobs.get(one.shop) ?? 0) + 1);
      one.left--;
      free--;
      after = one.shop;
      if (one.left > 0) again.push(one);
    }
    queue = again;
  }
  return { jobs, ring: { after } };
}

function inTurn<T extends { shop: string }>(wanting: T[], after: string): T[] {
  const sorted = wanting.sort((a, b) => (a.shop < b.shop ? -1 : 1));
  const start = sorted.findIndex(({ shop }) => shop > after);
  return start > 0 ? [...sorted.slice(start), ...sorted.slice(0, start)] : sorted;
}
