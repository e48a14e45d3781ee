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

export const EMPTY_BUCKET: Bucket = {
  at: 0,
  available: 0,
  maximum: null,
  restoreRate: null,
  learningUntil: 0,
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
  const available = dripped(bucket, now);
  const needed = cost + floorOf(bucket.maximum, cost, options.precedence);
  const waitMs = available >= needed ? 0 : Math.ceil(((needed - available) * 1_000) / bucket.restoreRate);
  if (waitMs > options.patienceMs) return { bucket, reservation: { outcome: "wait", waitMs } };
  return {
    bucket: { ...bucket, at: now, available: available - cost, underWay },
    reservation: { outcome: "reserved", waitMs },
  };
}

/** Corrects the bucket by Shopify's own figure. `status` null: the answer carried none, or there was no answer. */
export function settleIn(bucket: Bucket, options: { id: string; status: ThrottleStatus | null; now: number }): Bucket {
  const underWay = Object.fromEntries(
    Object.entries(bucket.underWay).filter(([id, { until }]) => id !== options.id && until > options.now),
  );
  if (!options.status) return { ...bucket, underWay, learningUntil: 0 };
  const promised = Object.values(underWay).reduce((sum, { cost }) => sum + cost, 0);
  return {
    at: options.now,
    available: options.status.currentlyAvailable - promised,
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

// Back-fill leaves half of the bucket to live work, unless a request of its size could then never be sent.
function floorOf(maximum: number, cost: number, precedence: Precedence): number {
  return precedence === "live" ? 0 : Math.max(0, Math.min(maximum / 2, maximum - cost));
}
