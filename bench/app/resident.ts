import { readFileSync } from "node:fs";

/** How often it is looked, milliseconds. */
const EVERY_MS = 250;

/** Memory that processes have resident, in megabytes, as the system counts it. Linux only: elsewhere 0. */
export class Resident {
  readonly #pids: Readonly<Record<string, number>>;
  readonly #most: Record<string, number> = {};
  readonly #timer: NodeJS.Timeout;

  /** Begins to look. @param pids by names of the processes. */
  constructor(pids: Readonly<Record<string, number>>) {
    this.#pids = pids;
    this.#timer = setInterval(() => {
      for (const [name, megabytes] of Object.entries(this.now()))
        this.#most[name] = Math.max(this.#most[name] ?? 0, megabytes);
    }, EVERY_MS);
  }

  now(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.#pids).map(([name, pid]) => [name, megabytesOf(pid)]));
  }

  /** Ends it. The most that each had at once. */
  stop(): Record<string, number> {
    clearInterval(this.#timer);
    return this.#most;
  }
}

function megabytesOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
