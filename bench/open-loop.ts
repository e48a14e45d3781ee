// Events that come by the clock and wait for nobody: who is slow is seen to be, since the next one does not wait for the last.
import { setTimeout as wait } from "node:timers/promises";

export interface Timed {
  /** On performance.now(): when it was to begin. */
  due: number;
  /** From then to its end, milliseconds. */
  ms: number;
}

/**
 * Calls `one` so often a second; resolves when the last call has ended. Fails with the first that fails.
 * @param goesOn asked before each, with the milliseconds since the beginning at which it is due.
 */
export async function openLoop(
  perSecond: number,
  goesOn: (sinceMs: number) => boolean,
  one: () => Promise<void>,
): Promise<Timed[]> {
  const started = performance.now();
  const calls: Promise<Timed>[] = [];
  for (let at = 0; goesOn((at * 1_000) / perSecond); at++) {
    const due = started + (at * 1_000) / perSecond;
    for (let left = due - performance.now(); left > 0; left = due - performance.now()) await wait(left);
    const call = one().then(() => ({ due, ms: performance.now() - due }));
    call.catch(() => {}); // told below
    calls.push(call);
  }
  return Promise.all(calls);
}
