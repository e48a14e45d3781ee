// Pure. Deficit round robin over shops: who may have how many lanes leased now.

export interface Claimant {
  shop: string;
  /** Lanes due. */
  due: number;
  /** Lanes it may have beyond those in flight. */
  room: number;
}

/** What the rounds remember of each other. */
export interface Ring {
  /** The next round begins behind this shop. */
  after: string;
  /** Lanes that a shop was owed when the capacity ran out in its turn. */
  deficits: Map<string, number>;
}

/** Lanes a shop is given in one turn: small, so that a quiet shop waits for few of a busy one's. */
export const QUANTUM = 4;

export const newRing = (): Ring => ({ after: "", deficits: new Map() });

/** Divides `free` lanes among the claimants. Returns how many each is given (none: not listed) and the ring moved on. */
export function allotFairly(
  claimants: Claimant[],
  free: number,
  ring: Ring,
): { lanes: Map<string, number>; ring: Ring } {
  const lanes = new Map<string, number>();
  const wanting = claimants
    .map(({ shop, due, room }) => ({ shop, left: Math.min(due, room) }))
    .filter(({ left }) => left > 0)
    .sort((a, b) => (a.shop < b.shop ? -1 : 1));
  // Who wants nothing is owed nothing.
  const deficits = new Map([...ring.deficits].filter(([shop]) => wanting.some((one) => one.shop === shop)));
  let after = ring.after;

  const start = wanting.findIndex(({ shop }) => shop > after);
  let queue = start > 0 ? [...wanting.slice(start), ...wanting.slice(0, start)] : wanting;
  while (free > 0 && queue.length) {
    const again: typeof queue = [];
    for (const one of queue) {
      if (free === 0) break;
      const credit = (deficits.get(one.shop) ?? 0) + QUANTUM;
      const given = Math.min(one.left, credit, free);
      lanes.set(one.shop, (lanes.get(one.shop) ?? 0) + given);
      one.left -= given;
      free -= given;
      after = one.shop;
      if (one.left > 0) {
        again.push(one);
        deficits.set(one.shop, credit - given);
      } else deficits.delete(one.shop);
    }
    queue = again;
  }
  return { lanes, ring: { after, deficits } };
}
