// Pure. Shopify's budget of one app in one store: a bucket that fills at a constant rate.

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export class LeakyBucket {
  readonly #maximum: number;
  readonly #rate: number;
  #available: number;
  #atMs: number;

  constructor(maximum: number, restoreRate: number, nowMs: number) {
    this.#maximum = maximum;
    this.#rate = restoreRate;
    this.#available = maximum;
    this.#atMs = nowMs;
  }

  /** Reserves points. False, and nothing taken, when there are not enough. */
  take(points: number, nowMs: number): boolean {
    this.#restore(nowMs);
    if (points > this.#available) return false;
    this.#available -= points;
    return true;
  }

  /** Gives back what was reserved and not used. */
  refund(points: number): void {
    this.#available = Math.min(this.#maximum, this.#available + Math.max(0, points));
  }

  /** Empties the bucket, as another app's burst would: how a fault makes throttling real. */
  drain(nowMs: number): void {
    this.#restore(nowMs);
    this.#available = 0;
  }

  status(nowMs: number): ThrottleStatus {
    this.#restore(nowMs);
    return {
      maximumAvailable: this.#maximum,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.#rate,
    };
  }

  #restore(nowMs: number): void {
    const elapsed = Math.max(0, nowMs - this.#atMs);
    this.#atMs = nowMs;
    this.#available = Math.min(this.#maximum, this.#available + (elapsed * this.#rate) / 1_000);
  }
}
