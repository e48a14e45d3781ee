// Time that passes only while nobody has anything to do, so that minutes of throttling are over in a second.
import { setImmediate as turn } from "node:timers/promises";
import { Heap } from "#bench/throttle/heap.ts";

interface Timer {
  isOff: boolean;
  run(): void;
}

export class VirtualClock {
  #now = 0;
  readonly #due = new Heap<Timer>();

  /** Milliseconds since it was made. */
  get now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#add(ms, resolve));
  }

  /** Lets time pass until the work is done. Fails when nobody is left who could go on with it. */
  async runUntil(work: Promise<unknown>): Promise<void> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    over.catch(() => {}); // told below
    await turn();
    while (!isOver) {
      if (!this.#due.size) throw new Error("nothing is due, and the work is not done");
      this.#now = this.#due.least;
      // What is due at the same moment begins together; then all that follows from it.
      while (this.#due.least === this.#now) {
        const timer = this.#due.take();
        if (timer && !timer.isOff) timer.run();
      }
      await turn();
    }
    await over;
  }

  /** Puts this clock in the place of timers and dates, for libraries that ask those. Returns how to put them back. */
  install(): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const { now } = Date;
    const asHandle = (timer: Timer) => Object.assign(timer, { ref: () => timer, unref: () => timer });
    const every = (run: () => void, ms: number) => {
      const handle: Timer = { isOff: false, run };
      const again = () => {
        if (handle.isOff) return;
        run();
        this.#add(ms, again);
      };
      this.#add(ms, again);
      return asHandle(handle);
    };
    const off = (timer?: Timer) => {
      if (timer) timer.isOff = true;
    };
    Object.assign(globalThis, {
      setTimeout: (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
        asHandle(this.#add(ms, () => run(...given))),
      ...{ clearTimeout: off, setInterval: every, clearInterval: off },
    });
    Date.now = () => this.#now;
    return () => {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
      Date.now = now;
    };
  }

  #add(ms: number, run: () => void): Timer {
    const timer = { isOff: false, run };
    this.#due.add(this.#now + Math.max(0, ms), timer);
    return timer;
  }
}
