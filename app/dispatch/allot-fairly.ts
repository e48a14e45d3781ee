// Pure. Deficit round robin over shops: who may have how many lanes leased now. All lanes cost the same, so the only
// deficit is that of a turn which was cut short.

export interface Claimant {
  shop: string;
  /** Lanes due. */
  due: number;
  /** Lanes it may have beyond those in flight. */
  room: number;
}

/** Where the next round goes on. */
export interface Ring {
  /** Behind this shop, */
  after: string;
  /** unless the capacity ran out in the middle of a shop's turn: that one has the rest of its turn first. */
  cut: { shop: string; rest: number } | null;
}

/** Lanes a shop is given in one turn: small, so that a quiet shop waits for few of a busy one's. */
export const QUANTUM = 4;

export const newRing = (): Ring => ({ after: "", cut: null });

/** Divides `free` lanes among the claimants. Returns how many each is given (none: not listed) and where to go on. */
export function allotFairly(
  claimants: Claimant[],
  free: number,
  ring: Ring,
): { lanes: Map<string, number>; ring: Ring } {
  const lanes = new Map<string, number>();
  let { after, cut } = ring;
  let queue = turnsFrom(
    claimants.map(({ shop, due, room }) => ({ shop, left: Math.min(due, room) })).filter(({ left }) => left > 0),
    ring,
  );
  while (free > 0 && queue.length) {
    const again: typeof queue = [];
    for (const one of queue) {
      if (free === 0) break;
      const turn = cut?.shop === one.shop ? cut.rest : QUANTUM;
      const given = Math.min(one.left, turn, free);
      lanes.set(one.shop, (lanes.get(one.shop) ?? 0) + given);
      one.left -= given;
      free -= given;
      after = one.shop;
      cut = one.left > 0 && given < turn ? { shop: one.shop, rest: turn - given } : null;
      if (one.left > 0) again.push(one);
    }
    queue = again;
  }
  return { lanes, ring: { after, cut } };
}

function turnsFrom<T extends { shop: string }>(wanting: T[], { after, cut }: Ring): T[] {
  const sorted = wanting.sort((a, b) => (a.shop < b.shop ? -1 : 1));
  const interrupted = sorted.findIndex(({ shop }) => shop === cut?.shop);
  const start = interrupted >= 0 ? interrupted : sorted.findIndex(({ shop }) => shop > after);
  return start > 0 ? [...sorted.slice(start), ...sorted.slice(0, start)] : sorted;
}
