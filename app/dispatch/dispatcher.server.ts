// The one dispatcher of the deployment. Every worker process runs this loop; who holds the lease dispatches, the others
// wait for it to run out. Looks at once when a nudge names shops, and at everything a few times a second.
import { randomUUID } from "node:crypto";
import {
  dispatchLost,
  dispatchRound,
  dispatchSuspects,
  type LostCount,
  type LostResult,
  newRoundMemory,
} from "#app/dispatch/dispatch-round.server.ts";
import { endedWorkers } from "#app/dispatch/ended-workers.server.ts";
import { keepInbox } from "#app/dispatch/keep-inbox.server.ts";
import { logger } from "#app/logger.server.ts";
import { onNudge } from "#app/queue/nudge.server.ts";
import { expireLeases } from "#app/store/due-lanes.server.ts";
import { forgetWorkers, type Lease, releaseLease, renewLease, takeLease } from "#app/store/leases.server.ts";
import { fireDueTimers } from "#app/store/timers-due.server.ts";

const LEASE_MS = 3_000;
const RENEW_MS = 1_000;
const TAKE_OVER_MS = 250;
const POLL_MS = 250;
/** Under load nudges come without end: rounds that are this far apart carry more each. */
const LEAST_GAP_MS = 10;
/** Looking at every shop may take this share of the time, however many there are; what is announced does not wait for it. */
const POLL_SHARE = 0.1;
/** While turns hand out what Redis lost, it is counted so often: to count a hundred thousand takes as long as to lease two thousand. */
const RECOUNT_MS = 1_000;
const UPKEEP_MS = 10 * 60_000;
const TIMERS_AT_ONCE = 500;
/**
 * Of the shops that wait for room, so many are looked at whenever there may be some, those with live lanes first; all of them with each
 * look at every shop.
 */
const HUNGRY_AT_ONCE = 200;

export class Dispatcher {
  #lease: Lease | null = null;
  #isStopping = false;
  #nudged = new Set<string>();
  #wake: () => void = () => {};
  #stopListening: () => void = () => {};
  #upkeep: Promise<void> = Promise.resolve();
  #ended: Promise<void> = Promise.resolve();
  readonly #holder: string;
  readonly #pollMs: number;

  /** @param options.holder the worker's id: when it ends without a word, others need not wait for its lease. */
  constructor({ holder = randomUUID(), pollMs = POLL_MS }: { holder?: string; pollMs?: number } = {}) {
    this.#holder = holder;
    this.#pollMs = pollMs;
  }

  /** True while this process is the one that dispatches. */
  get isDispatching(): boolean {
    return this.#lease !== null;
  }

  start(): void {
    this.#stopListening = onNudge((shops) => {
      for (const shop of shops) this.#nudged.add(shop);
      this.#wake();
    });
    this.#ended = this.#run();
  }

  /** Ends after the round under way and gives the lease back, so that the next one need not wait. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopListening();
    this.#wake();
    await this.#ended;
    await this.#upkeep;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        const ended = (await endedWorkers()).map(({ id }) => id);
        this.#lease = await takeLease({ name: "dispatcher", holder: this.#holder, forMs: LEASE_MS, ended });
        if (this.#lease) await this.#dispatchWhileHolding(this.#lease);
      } catch (error) {
        logger.warn({ err: error }, "dispatch was interrupted");
      } finally {
        const lease = this.#lease;
        this.#lease = null;
        // Unless the database is away it is free at once; else it runs out.
        if (lease) await releaseLease(lease).catch(() => {});
      }
      if (!this.#isStopping) await this.#pause(TAKE_OVER_MS);
    }
  }

  async #dispatchWhileHolding(lease: Lease): Promise<void> {
    logger.info({ token: lease.token }, "dispatching");
    const memory = newRoundMemory();
    let renewAt = performance.now() + RENEW_MS;
    let tickAt = 0;
    let pollAt = 0;
    let upkeepAt = 0;
    /** Shops that had more due than there was room for, live lanes or others: looked at again as soon as anything ends. */
    let hungry = { live: new Set<string>(), later: new Set<string>() };
    /** The last round carried all that a round can, and there is room for more. */
    let wasCut = false;
    let hasSuspects = false;
    /** Redis lost more jobs than one turn carries: so many wait for the next. */
    let lostLeft: LostCount | null = null;
    let recountAt = 0;
    while (!this.#isStopping) {
      const started = performance.now();
      if (started >= renewAt) {
        if (!(await renewLease(lease, LEASE_MS))) return void logger.warn("another process dispatches now");
        renewAt = started + RENEW_MS;
      }
      if (started >= upkeepAt) {
        this.#startUpkeep(lease);
        upkeepAt = started + UPKEEP_MS;
      }
      if (started >= tickAt || lostLeft) {
        if (started >= recountAt) lostLeft = null;
        if (!lostLeft) recountAt = started + RECOUNT_MS;
        const lost: LostResult = await dispatchLost(lease.token, lostLeft);
        lostLeft = lost.outcome === "more" ? lost.left : null;
        if (started >= tickAt) await this.#free(lease, lost);
      }
      if (started >= tickAt) {
        await this.#fireTimers(lease);
        hasSuspects = (await dispatchSuspects(lease.token)) > 0;
        tickAt = started + this.#pollMs;
      }
      const shops = [...this.#nudged];
      this.#nudged.clear();
      if (started >= pollAt) {
        const { more, isCut } = await dispatchRound(lease.token, null, memory);
        hungry = { live: new Set(more.live), later: new Set(more.later) };
        wasCut = isCut;
        const ended = performance.now();
        pollAt = ended + Math.max(this.#pollMs, (ended - started) / POLL_SHARE);
      } else if (shops.length || wasCut) {
        if (hasSuspects) await dispatchSuspects(lease.token);
        const waiting = [...hungry.live.values().take(HUNGRY_AT_ONCE), ...hungry.later.values().take(HUNGRY_AT_ONCE)];
        const asked = new Set([...shops, ...waiting.slice(0, HUNGRY_AT_ONCE)]);
        for (const shop of asked) {
          hungry.live.delete(shop);
          hungry.later.delete(shop);
        }
        const { more, isCut } = await dispatchRound(lease.token, [...asked], memory);
        // Behind those that were not looked at yet.
        for (const shop of more.live) hungry.live.add(shop);
        for (const shop of more.later) hungry.later.add(shop);
        wasCut = isCut;
      }

      const gap = LEAST_GAP_MS - (performance.now() - started);
      if (this.#nudged.size && gap > 0) await new Promise((resolve) => setTimeout(resolve, gap));
      if (!this.#nudged.size && !wasCut && !lostLeft)
        await this.#pause(Math.min(tickAt, pollAt, renewAt) - performance.now());
    }
  }

  /** Lanes whose lease ran out for good, and those of workers that ended. */
  async #free(lease: Lease, { outcome, othersExpired }: LostResult): Promise<void> {
    const ended = await endedWorkers();
    if (!ended.length && !othersExpired) return;
    const lanes = await expireLeases(lease.token, {
      ended: ended.map(({ number }) => number),
      keepLost: outcome !== "none_left",
    });
    if (ended.length) {
      const workers = ended.map(({ id }) => id);
      logger.warn({ workers }, "workers ended without a word: what they held goes on elsewhere");
      await forgetWorkers(ended);
    }
    for (const lane of lanes) {
      const { quarantined, crashed, ...named } = lane;
      this.#nudged.add(lane.shop);
      if (quarantined) logger.error(named, "a lane was set aside: its worker stopped three times in a row");
      else if (crashed) logger.warn(named, "a worker stopped while it worked on a lane");
    }
  }

  async #fireTimers(lease: Lease): Promise<void> {
    const { fired, shops } = await fireDueTimers(lease.token, TIMERS_AT_ONCE);
    for (const shop of shops) this.#nudged.add(shop);
    if (fired) logger.debug({ fired }, "timers fired");
  }

  // Beside the rounds: dropping a partition may wait for a lock.
  #startUpkeep(lease: Lease): void {
    this.#upkeep = this.#upkeep
      .then(() => keepInbox(() => this.#lease === lease && !this.#isStopping))
      .then((upkeep) => logger.info(upkeep, "upkeep done"))
      .catch((error: unknown) => logger.warn({ err: error }, "upkeep was interrupted; it comes again"));
  }

  /** Waits until a nudge, the end, or for so long. */
  async #pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}
