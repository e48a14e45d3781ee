export interface Contender {
  name: string;
  durability: string;
  /** Puts so many events down, numbered from 0, as many at once as it likes; resolves when all are kept. */
  add(events: number): Promise<void>;
  /** Works, so many events at a time, and tells each when its effect is recorded. */
  start(concurrency: number, workMs: number, done: (n: number) => void): Promise<void>;
  /** Ends working and forgets all events. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export const SYNCED = "committed, synchronous_commit on";
export const EVERY_SECOND = "Redis, append-only file every second";

/** Events put down in one call. */
export const TOGETHER = 500;

export async function inBatches(events: number, add: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < events; from += TOGETHER) await add(from, Math.min(events, from + TOGETHER));
}
