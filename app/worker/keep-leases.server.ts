// Keeps the leases of lanes alive while they are worked on, and afterwards speaks for those that their worker could not let go of.
import { setTimeout as wait } from "node:timers/promises";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import type { LaneName } from "#app/store/lane-name.ts";
import { giveBackLanes, type HeldLane, renewLanes } from "#app/store/lanes.server.ts";

const BEATS_A_LEASE = 4;
/** Of a lease: a process that did nothing for so long was stopped or busy, and may be what made it run out. */
const STOOD_STILL = 0.5;
const ASK_AGAIN_MS = 500;
const ASK_FOR_MS = 10 * 60_000;

export interface KeptLeases {
  /** No further renewal. */
  stop(): void;
  /**
   * These could not be let go of: the database was out of reach, or a lease ran out meanwhile. As soon as the database answers they
   * are given back, and no crash counts: that this process can say so shows that the lane did not stop it. A process that stood still
   * says nothing, since what it worked on may have been why.
   * @returns the lanes of which a crash was taken back, when the database has answered; nobody need wait for it. Never rejects.
   */
  giveBack(lanes: HeldLane[]): Promise<LaneName[]>;
}

export function keepLeases(shop: string, lanes: HeldLane[]): KeptLeases {
  const beatMs = env.LANE_LEASE_MS / BEATS_A_LEASE;
  let beatAt = performance.now();
  let stoodStill = false;
  const beat = () => {
    const now = performance.now();
    stoodStill ||= now - beatAt > beatMs + env.LANE_LEASE_MS * STOOD_STILL;
    beatAt = now;
  };
  const beating = setInterval(() => {
    beat();
    // A lease that cannot be renewed shows at the next fence.
    renewLanes(shop, lanes).catch((error: Error) =>
      logger.warn({ shop, error: error.message }, "a lease was not renewed"),
    );
  }, beatMs);
  return {
    stop() {
      beat();
      clearInterval(beating);
    },
    async giveBack(left) {
      beat();
      return left.length && !stoodStill ? giveBackWhenHeard(shop, left) : [];
    },
  };
}

async function giveBackWhenHeard(shop: string, lanes: HeldLane[]): Promise<LaneName[]> {
  for (const until = performance.now() + ASK_FOR_MS; performance.now() < until; )
    try {
      const acquitted = await giveBackLanes(shop, lanes);
      if (acquitted.length) logger.info({ shop, lanes: acquitted }, "no crash: their worker was only cut off");
      return acquitted;
    } catch {
      // Asked again until it answers; a process that ends does not wait for it.
      await wait(ASK_AGAIN_MS, undefined, { ref: false });
    }
  return [];
}
