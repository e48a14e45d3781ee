// Pure. How often somebody may be wrong about the operator's secret before nobody is asked any more for a while.

export interface SignInLimit {
  mostFailures: number;
  withinMs: number;
}

/** Counts over all who try: addresses are cheap, and there is one secret. */
export class SignInAttempts {
  #failures: number[] = [];
  readonly #limit: SignInLimit;

  constructor(limit: SignInLimit) {
    this.#limit = limit;
  }

  /** Whether a secret is looked at now. */
  mayTry(nowMs: number): boolean {
    this.#failures = this.#failures.filter((at) => at > nowMs - this.#limit.withinMs);
    return this.#failures.length < this.#limit.mostFailures;
  }

  failed(nowMs: number): void {
    this.#failures.push(nowMs);
  }
}
