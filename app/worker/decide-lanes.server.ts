// Decides a batch in a worker thread. The thread is killed at the deadline, so that a rule that never ends stops only
// the lane it looks at.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { env } from "#app/env.server.ts";
import type { Decision } from "#app/rules/decision.ts";
import type { BatchDecided, DecideBatch, DecideTask } from "#app/worker/decide-batch.ts";
import { RuleLists } from "#app/worker/rule-lists.ts";

export type Decided = { outcome: "decided"; decision: Decision } | { outcome: "failed"; reason: string };

const FILE = fileURLToPath(new URL("./decide-batch.ts", import.meta.url));
/** Loading the rules takes a moment in a new thread, and is no lane's fault. */
const START_LIMIT_MS = 60_000;
const NOTHING: DecideBatch = { lists: [], tasks: [] };

/** One thread at a time: a deadline counts from the moment its own task starts, never from a queue. */
class DecideThread {
  #piscina: Piscina | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #lists = new RuleLists();
  waiting = 0;

  /** Runs a task alone in this thread; rejects with an AbortError when it was killed at the deadline. */
  run(tasks: DecideTask[], deadlineMs: number): Promise<Decision[]> {
    this.waiting++;
    const result = this.#queue.then(() => this.#runNow(tasks, deadlineMs));
    this.#queue = result.then(
      () => this.waiting--,
      () => this.waiting--,
    );
    return result;
  }

  async #runNow(tasks: DecideTask[], deadlineMs: number): Promise<Decision[]> {
    if (!this.#piscina) {
      this.#piscina = new Piscina({ filename: FILE, minThreads: 1, maxThreads: 1, recordTiming: false });
      await this.#piscina.run(NOTHING, { signal: AbortSignal.timeout(START_LIMIT_MS) });
    }
    const piscina = this.#piscina;
    const signal = AbortSignal.timeout(deadlineMs);
    const send = (): Promise<BatchDecided> => piscina.run(this.#lists.batchOf(tasks), { signal });
    try {
      let decided = await send();
      if (decided.outcome === "unknown_list") {
        this.#lists.forget();
        decided = await send();
      }
      if (decided.outcome !== "decided") throw new Error("a thread does not keep the rules that it is handed");
      return decided.decisions;
    } catch (error) {
      // A thread that ended in the middle may have none of them.
      this.#lists.forget();
      // The killed thread is replaced by a new one that has to load first: begin anew with the next task.
      if (isAbort(error)) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const piscina = this.#piscina;
    this.#piscina = null;
    this.#lists.forget();
    await piscina?.destroy();
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";

const threads = Array.from({ length: Math.max(1, Math.min(4, availableParallelism() - 1)) }, () => new DecideThread());

/**
 * Decides each task; a batch that fails is taken apart, so that only the lane that breaks it fails. In the order of the
 * tasks.
 */
export async function decideLanes(
  tasks: DecideTask[],
  deadlineMs: number = env.DECIDE_DEADLINE_MS,
): Promise<Decided[]> {
  if (!tasks.length) return [];
  const thread = threads.reduce((idlest, other) => (other.waiting < idlest.waiting ? other : idlest));
  try {
    const decisions = await thread.run(tasks, deadlineMs);
    return decisions.map((decision) => ({ outcome: "decided", decision }));
  } catch (error) {
    if (tasks.length === 1) return [{ outcome: "failed", reason: reasonOf(error, deadlineMs) }];
    return (await Promise.all(tasks.map((task) => decideLanes([task], deadlineMs)))).flat();
  }
}

function reasonOf(error: unknown, deadlineMs: number): string {
  if (isAbort(error)) return `deciding took longer than ${deadlineMs / 1000} s`;
  return `deciding failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** Ends the threads, for an orderly exit. */
export async function closeDecideThreads(): Promise<void> {
  await Promise.all(threads.map((thread) => thread.close()));
}
