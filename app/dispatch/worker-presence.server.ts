// That this worker lives: said to PostgreSQL twice a second, and shown to Redis by a connection that is there as long as the process is.
import { randomUUID } from "node:crypto";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { showLife } from "#app/queue/liveness.server.ts";
import { ANNOUNCED_FOR_MS, announceWorker, withdrawWorker } from "#app/store/leases.server.ts";

const ANNOUNCE_MS = 500;

export class WorkerPresence {
  readonly id = randomUUID();
  #number: number | null = null;
  #announcing: NodeJS.Timeout | undefined;
  #stopShowing: () => void = () => {};

  /** Under which it is announced; null: it could not be yet. Another one after others took it for ended. */
  get number(): number | null {
    return this.#number;
  }

  async start(): Promise<void> {
    this.#stopShowing = showLife(this.id);
    await this.#announce();
    this.#announcing = setInterval(() => void this.#announce(), ANNOUNCE_MS);
  }

  /** Has no slots for further work. What it holds it still works on. */
  async withdraw(): Promise<void> {
    clearInterval(this.#announcing);
    await withdrawWorker(this.id).catch(() => {}); // it runs out by itself
  }

  /** Nothing is held any more. */
  stop(): void {
    this.#stopShowing();
  }

  async #announce(): Promise<void> {
    try {
      ({ number: this.#number } = await announceWorker(this.id, env.WORKER_CONCURRENCY, ANNOUNCED_FOR_MS));
    } catch (error) {
      logger.warn({ err: error }, "this worker could not be announced; it will be again");
    }
  }
}
