// The app's processes in a campaign: workers at work, a web process that Shopify's calls are led to, and one that stands by.
// Whoever ends is followed by another at once, whose start nobody waits for.
import { setTimeout as wait } from "node:timers/promises";
import { TOLD_LATER } from "#app/fault-points.ts";
import { freePort } from "#sandbox/processes/free-port.ts";
import type { Deployment } from "#sandbox/supervisor/deployment.ts";
import type { RunningProcess } from "#sandbox/supervisor/run-process.ts";

const WORKERS = 2;
const POLL_MS = 20;
/** A process that does not start, because what it needs is away, is started again. */
const AGAIN_AFTER_MS = 500;

/** Guests are not killed at a named place, and an older release may not know how to be told. */
const NOT_AIMED = { FAULTPOINT: "" };

interface Web {
  process: RunningProcess;
  port: number;
}

export class Fleet {
  readonly #deployment: Deployment;
  #env: Record<string, string>;
  readonly #leadTo: (port: number) => void;
  #web: Web;
  #standby: Promise<Web> | null = null;
  readonly #workers: RunningProcess[] = [];
  /** How often the end of a process is asked for just now. */
  readonly #condemned = new WeakMap<RunningProcess, number>();
  /** What nobody had asked for. */
  readonly complaints: string[] = [];

  private constructor(deployment: Deployment, env: Record<string, string>, leadTo: (port: number) => void, web: Web) {
    this.#deployment = deployment;
    this.#env = env;
    this.#leadTo = leadTo;
    this.#web = web;
  }

  /** @param env what is different for these processes from what the deployment would give them. */
  static async start(
    deployment: Deployment,
    env: Record<string, string>,
    leadTo: (port: number) => void,
  ): Promise<Fleet> {
    const told = { ...env, FAULTPOINT: TOLD_LATER };
    const fleet = new Fleet(deployment, told, leadTo, await startWeb(deployment, told));
    leadTo(fleet.#web.port);
    fleet.#watchWeb(fleet.#web);
    fleet.#standby = fleet.#startStandby();
    for (let count = 0; count < WORKERS; count++) void fleet.#startWorker();
    await fleet.workers();
    return fleet;
  }

  /** The one that Shopify's calls are led to, while another stands by. */
  async web(): Promise<RunningProcess> {
    await this.#standby;
    return this.#web.process;
  }

  /** The same with the port that it listens to itself, for who must not go over the campaign's wire. */
  async webAtItsDoor(): Promise<Readonly<Web>> {
    await this.#standby;
    return this.#web;
  }

  /** Leads what comes from now on to the one that stands by. Resolves with the one before it, which runs on. */
  async changeWeb(): Promise<RunningProcess> {
    const { process } = this.#web;
    const next = await this.#standby;
    if (!next) throw new Error("no web process stands by");
    this.#standby = this.#startStandby();
    this.#web = next;
    this.#leadTo(next.port);
    this.#watchWeb(next);
    return process;
  }

  /** All of them, the oldest first; waits until they are complete. */
  async workers(): Promise<RunningProcess[]> {
    while (this.#workers.length < WORKERS) await wait(POLL_MS);
    return [...this.#workers];
  }

  /** One more worker, with something different in its environment, or of another release. Who asks for it ends it. */
  guest(env: Record<string, string>, release?: string): Promise<RunningProcess> {
    return this.#deployment.startWorker({ ...this.#env, ...NOT_AIMED, ...env }, release);
  }

  /** A web process of another release, to which Shopify's calls are led until `leave`. */
  async guestWeb(release: string): Promise<{ process: RunningProcess; leave(): void }> {
    const { port, process } = await startWeb(this.#deployment, { ...this.#env, ...NOT_AIMED }, release);
    this.#leadTo(port);
    return { process, leave: () => this.#leadTo(this.#web.port) };
  }

  /** What is different for all processes that start from now on. */
  changeEnv(env: Record<string, string>): void {
    this.#env = { ...this.#env, ...env };
  }

  /** Its end is no complaint, until it is pardoned as often. */
  condemn(process: RunningProcess): void {
    this.#condemned.set(process, (this.#condemned.get(process) ?? 0) + 1);
  }

  pardon(process: RunningProcess): void {
    this.#condemned.set(process, (this.#condemned.get(process) ?? 1) - 1);
  }

  #watchWeb({ process }: Web): void {
    void process.ended.then(async () => {
      if (this.#deployment.isStopping) return;
      this.#expect(process);
      if (this.#web.process === process) await this.changeWeb();
    });
  }

  async #startStandby(): Promise<Web> {
    for (;;)
      try {
        return await startWeb(this.#deployment, this.#env);
      } catch (error) {
        await this.#notStarted(error);
      }
  }

  async #startWorker(): Promise<void> {
    while (!this.#deployment.isStopping)
      try {
        const worker = await this.#deployment.startWorker(this.#env);
        this.#workers.push(worker);
        void worker.ended.then(() => {
          this.#workers.splice(this.#workers.indexOf(worker), 1);
          if (this.#deployment.isStopping) return;
          this.#expect(worker);
          void this.#startWorker();
        });
        return;
      } catch (error) {
        await this.#notStarted(error);
      }
  }

  #expect(process: RunningProcess): void {
    if (!this.#condemned.get(process)) this.complaints.push(`${process.name} ended by itself:\n${process.tail()}`);
  }

  async #notStarted(error: unknown): Promise<void> {
    if (this.#deployment.isStopping) throw error;
    console.log(`a process did not start and is started again: ${error instanceof Error ? error.message : error}`);
    await wait(AGAIN_AFTER_MS);
  }
}

async function startWeb(deployment: Deployment, env: Record<string, string>, release?: string): Promise<Web> {
  const port = await freePort();
  return { port, process: await deployment.startWeb({ ...env, PORT: String(port) }, release) };
}
