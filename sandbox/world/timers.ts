// Timers on the world's time: when the clock is jumped or sped up, what becomes due by it is done at once.
import type { WorldClock } from "#sandbox/world/world-clock.ts";

/** The longest that setTimeout takes; what is due later is looked at again then. */
const LONGEST_MS = 2_147_483_647;

interface Timer {
  dueMs: number;
  work: () => void;
  handle: NodeJS.Timeout | null;
}

export class Timers {
  readonly #clock: WorldClock;
  readonly #timers = new Set<Timer>();
  readonly #stop: () => void;

  constructor(clock: WorldClock) {
    this.#clock = clock;
    this.#stop = clock.onChange(() => {
      // Whatever has become due at once is done in the order in which it was due.
      for (const timer of [...this.#timers].sort((a, b) => a.dueMs - b.dueMs)) this.#arm(timer);
    });
  }

  get size(): number {
    return this.#timers.size;
  }

  /** Does `work` once, when so many milliseconds have gone by in the world. Returns how to call it off. */
  after(ms: number, work: () => void): () => void {
    return this.at(this.#clock.nowMs() + ms, work);
  }

  /** Does `work` once, at that moment of the world or at once when it is over. Returns how to call it off. */
  at(dueMs: number, work: () => void): () => void {
    const timer: Timer = { dueMs, work, handle: null };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => this.#drop(timer);
  }

  /** Calls everything off. */
  close(): void {
    this.#stop();
    for (const timer of [...this.#timers]) this.#drop(timer);
  }

  #arm(timer: Timer): void {
    if (timer.handle) clearTimeout(timer.handle);
    const ms = Math.max(0, (timer.dueMs - this.#clock.nowMs()) / this.#clock.speed);
    timer.handle = setTimeout(
      () => {
        if (ms > LONGEST_MS) return this.#arm(timer);
        // By the timeout, not by the clock: a clock that a test holds in hand stands still.
        this.#timers.delete(timer);
        timer.work();
      },
      Math.min(ms, LONGEST_MS),
    );
  }

  #drop(timer: Timer): void {
    if (timer.handle) clearTimeout(timer.handle);
    this.#timers.delete(timer);
  }
}
