// Pure. One shop's bucket of Admin API points: what Shopify said last, minus what is under way. The same rules stand in
// reserve.lua.ts, which all processes share; this copy is used while Redis is away.

export type Precedence = "live" | "back-fill";

export interface Bucket {
  /** Milliseconds since 1970 of the last change. */
  at: number;
  /** May be negative: points that are promised and will have dripped in by the time they are spent. */
  available: number;
  /** Null until Shopify has answered once: no bucket size is known beforehand. */
  maximum: number | null;
  restoreRate: number | null;
  /** Until then one request is out to learn the bucket, and the others wait. */
  learningUntil: number;
  /** The moment for which the next one who has to wait is told to come again: each has one of its own. */
  turnAt: Record<Precedence, number>;
  /** Points of requests without an answer yet, by reservation. */
  underWay: Record<string, { cost: number; until: number }>;
}

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export type Reservation =
  /** Send after `waitMs`. */
  { outcome: "reserved"; waitMs: number } | { outcome: "wait"; waitMs: number };

export const LEARNING_MS = 2_000;
export const LEARNING_POLL_MS = 50;

/**
 * What Shopify asks for may be so much more than we reckon with, of this request and of those under way: as much is kept
 * in hand, so that none of them is throttled.
 */
export const OFF_BY = 0.5;
/** Turns lie closer than the points drip: where less was spent than reckoned, what is there is not left to lie. */
export const TURNS_A_COST = 2;
/** Nobody is told to come later than that: who was before him may not come at all. */
export const LONGEST_TURN_MS = 60_000;
/** Whose turn it is comes by then: the dispatcher looks four times a second, and all hands may be full. */
export const COMES_WITHIN_MS = 1_000;
const NO_TURNS = { live: 0, "back-fill": 0 };

export const EMPTY_BUCKET: Bucket = {
  at: 0,
  available: 0,
  maximum: null,
  restoreRate: null,
  learningUntil: 0,
  turnAt: NO_TURNS,
  underWay: {},
};

/**
 * Asks for `cost` points.
 * @param options.patienceMs how long the caller is willing to wait; a longer wait reserves nothing.
 * @param options.holdMs how long an unanswered request counts as under way.
 */
export function reserveIn(
  bucket: Bucket,
  options: { id: string; cost: number; precedence: Precedence; patienceMs: number; holdMs: number; now: number },
): { bucket: Bucket; reservation: Reservation } {
  const { id, cost, now } = options;
  const underWay = { ...bucket.underWay, [id]: { cost, until: now + options.holdMs } };
  if (bucket.maximum === null || bucket.restoreRate === null) {
    if (now < bucket.learningUntil) return { bucket, reservation: { outcome: "wait", waitMs: LEARNING_POLL_MS } };
    return {
      bucket: { ...bucket, at: now, learningUntil: now + LEARNING_MS, underWay },
      reservation: { outcome: "reserved", waitMs: 0 },
    };
  }
  const { maximum, restoreRate } = bucket;
  const available = dripped(bucket, now);
  const spare = Math.max(floorOf(maximum, cost, options.precedence), (cost + promised(bucket.underWay, now)) * OFF_BY);
  const needed = Math.max(cost, Math.min(maximum, cost + spare));
  const dripMs = (points: number) => (Math.max(0, points) * 1_000) / restoreRate;
  const dripsInMs = Math.ceil(dripMs(needed - available));
  // It runs over while turns are pending: those that were told them do not come.
  const turnAt = available >= maximum ? NO_TURNS : bucket.turnAt;
  // What becomes free is not back-fill's while live work waits for it.
  const liveComesInMs = Math.ceil(turnAt.live + COMES_WITHIN_MS - now);
  const isBehindLive = options.precedence === "back-fill" && liveComesInMs > 0;
  if (dripsInMs <= options.patienceMs && !isBehindLive)
    return {
      bucket: { ...bucket, at: now, available: available - cost, turnAt, underWay },
      reservation: { outcome: "reserved", waitMs: dripsInMs },
    };
  // One after another, or all who wait would come at once, again and again.
  const atOnce = now + (isBehindLive ? Math.max(dripsInMs, liveComesInMs) : dripsInMs);
  const turn = Math.max(atOnce, Math.min(turnAt[options.precedence], now + LONGEST_TURN_MS));
  return {
    bucket: { ...bucket, turnAt: { ...turnAt, [options.precedence]: turn + dripMs(cost) / TURNS_A_COST } },
    reservation: { outcome: "wait", waitMs: Math.ceil(turn - now) },
  };
}

/** Corrects the bucket by Shopify's own figure. `status` null: the answer carried none, or there was no answer. */
export function settleIn(bucket: Bucket, options: { id: string; status: ThrottleStatus | null; now: number }): Bucket {
  const underWay = Object.fromEntries(
    Object.entries(bucket.underWay).filter(([id, { until }]) => id !== options.id && until > options.now),
  );
  if (!options.status) return { ...bucket, underWay, learningUntil: 0 };
  return {
    ...bucket,
    at: options.now,
    available: options.status.currentlyAvailable - promised(underWay, options.now),
    maximum: options.status.maximumAvailable,
    restoreRate: options.status.restoreRate,
    learningUntil: 0,
    underWay,
  };
}

/** Points in the bucket at `now`. */
export function dripped(bucket: Bucket, now: number): number {
  const { maximum, restoreRate } = bucket;
  if (maximum === null || restoreRate === null) return 0;
  return Math.min(maximum, bucket.available + (Math.max(0, now - bucket.at) * restoreRate) / 1_000);
}

const promised = (underWay: Bucket["underWay"], now: number): number =>
  Object.values(underWay).reduce((sum, { cost, until }) => (until > now ? sum + cost : sum), 0);

// Back-fill leaves half of the bucket to live work, unless a request of its size could then never be sent.
function floorOf(maximum: number, cost: number, precedence: Precedence): number {
  return precedence === "live" ? 0 : Math.max(0, Math.min(maximum / 2, maximum - cost));
}
