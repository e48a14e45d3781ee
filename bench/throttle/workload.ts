// Stores on mixed plans, their writes in bursts, and Shopify as they meet it: a bucket, and what it costs in truth.

import type { VirtualClock } from "#bench/throttle/virtual-clock.ts";
import { LeakyBucket } from "#sandbox/graphql/leaky-bucket.ts";

/** Points a second and in the bucket: standard, advanced, Plus, enterprise. */
const PLANS = [
  { rate: 100, maximum: 2_000 },
  { rate: 200, maximum: 4_000 },
  { rate: 1_000, maximum: 20_000 },
  { rate: 2_000, maximum: 40_000 },
] as const;

/** Of live orders, each within two seconds, a quarter of the time apart. */
const BURSTS = 3;

export interface Write {
  /** When it comes, milliseconds. */
  at: number;
  isLive: boolean;
  /** What the app reckons with. */
  estimate: number;
  /** What Shopify asks for, and takes: half as much up to one and a half times. */
  cost: number;
  latencyMs: number;
}

export interface Store {
  rate: number;
  maximum: number;
  /** In the order in which they come. */
  writes: Write[];
}

/**
 * The same in each run.
 * @param seconds of work that the points of each store's plan make of it.
 * @param least points that a write is reckoned with; eight times as many at the most.
 * @param backFill share of the points that is back-fill, which waits from the beginning.
 */
export function makeStores(count: number, seconds: number, least: number, backFill: number): Store[] {
  const random = randomOf(1);
  return Array.from({ length: count }, (_, at) => {
    const plan = PLANS[at % 20 < 15 ? 0 : at % 20 < 18 ? 1 : at % 20 < 19 ? 2 : 3];
    const points = plan.maximum + plan.rate * seconds;
    const writes: Write[] = [];
    let spent = 0;
    const addUntil = (share: number, isLive: boolean, from: number, within: number) => {
      while (spent < points * share) {
        const estimate = least * (1 + Math.floor(random() * 8));
        const cost = Math.max(1, Math.round(estimate * (0.5 + random())));
        spent += cost;
        const arrives = Math.floor(from + random() * within);
        writes.push({ isLive, at: arrives, estimate, cost, latencyMs: 50 + Math.floor(random() * 250) });
      }
    };
    addUntil(backFill, false, 0, 1_000);
    for (let burst = 1; burst <= BURSTS; burst++)
      addUntil(backFill + ((1 - backFill) * burst) / BURSTS, true, ((burst - 1) * seconds * 1_000) / 4, 2_000);
    return { ...plan, writes: writes.sort((a, b) => a.at - b.at) };
  });
}

/** No order of sending can be through sooner: from any moment on, what comes later has to drip in but for a full bucket. */
export function leastMakespanMs({ rate, maximum, writes }: Store): number {
  let [least, points] = [0, 0];
  for (const { at, cost, latencyMs } of writes.toReversed()) {
    points += cost;
    least = Math.max(least, at + (Math.max(0, points - maximum) * 1_000) / rate, at + latencyMs);
  }
  return least;
}

export interface Answer {
  isThrottled: boolean;
  cost: number;
  status: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
}

/** One store's Admin API. */
export class Shopify {
  sent = 0;
  throttled = 0;
  /** Of writes that were done: when, in the order of `Store.writes`. */
  readonly doneAt = new Map<Write, number>();
  readonly #bucket: LeakyBucket;
  readonly #clock: VirtualClock;

  constructor(store: Store, clock: VirtualClock) {
    this.#clock = clock;
    this.#bucket = new LeakyBucket(store.maximum, store.rate, 0);
  }

  /** Takes the points when it arrives; the answer tells how many are left when it is sent. */
  async send(write: Write): Promise<Answer> {
    this.sent++;
    const isTaken = this.#bucket.take(write.cost, this.#clock.now);
    if (!isTaken) this.throttled++;
    await this.#clock.sleep(isTaken ? write.latencyMs : 20);
    if (isTaken) {
      if (this.doneAt.has(write)) throw new Error("a write was done twice");
      this.doneAt.set(write, this.#clock.now);
    }
    return { isThrottled: !isTaken, cost: write.cost, status: this.#bucket.status(this.#clock.now) };
  }
}

/** Mulberry32: the same numbers in each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
